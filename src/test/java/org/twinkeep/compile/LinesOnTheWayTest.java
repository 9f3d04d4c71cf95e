package org.twinkeep.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Where many rules are looked up, the lines that lead to a rule are found with the rule. */
final class LinesOnTheWayTest {

  private static final int RULES = 40;

  /** Rule i is about host i; rule r0b is about the host of r0, too. */
  private static Project many() {
    Project project = ArticlePair.project();
    List<PolicyRule> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      project = Pairs.with(project, Pairs.host("h" + i, "203.0.113." + (2 * i)));
      rules.add(rule("r" + i, "h" + i, new Action.Accept()));
    }
    rules.add(rule("r0b", "h0", new Action.Deny()));
    return with(project, rules);
  }

  private static PolicyRule rule(String id, String destination, Action action) {
    return PolicyRule.of(Id.of(id), action).withDestination(Cell.of(Id.of(destination)));
  }

  private static Project with(Project project, List<PolicyRule> rules) {
    RuleSet.Policy top =
        new RuleSet.Policy(Id.of("top"), "Policy", EnumSet.allOf(Family.class), rules);
    return Pairs.cluster(
        project, c -> c.withRuleSets(new RuleSets(List.of(top), List.of(), List.of())));
  }

  private static List<Line> lines(Project project, Backend backend) {
    Cluster cluster = Pairs.cluster(project);
    Compilation made =
        new Compiler(GoldenCase.fixedWorld()).compile(project, cluster.id(), backend);
    assertThat(made.succeeded()).as(made.problems().toString()).isTrue();
    return made.bundles().getFirst().files().stream()
        .filter(f -> f.service() == ActingService.RULESET)
        .map(BundleFile::lines)
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> of(String rule, List<Line> lines) {
    return lines.stream()
        .filter(l -> l.origins().contains(rule))
        .map(l -> l.text().strip())
        .toList();
  }

  @Test
  void theElementThatTellsWhichPacketsBelongsToTheRule() {
    List<Line> lines = lines(many(), Backend.NFTABLES);
    assertThat(of("r7", lines))
        .anyMatch(text -> text.startsWith("203.0.113.14 : jump "))
        .anyMatch(text -> text.contains("vmap @"))
        .noneMatch(text -> text.startsWith("203.0.113.16"));
  }

  @Test
  void anElementBelongsToAllRulesOfTheChainThatItLeadsTo() {
    assertThat(lines(many(), Backend.NFTABLES))
        .filteredOn(line -> line.text().strip().startsWith("203.0.113.0 : jump "))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.origins()).containsExactly("r0", "r0b"));
  }

  @Test
  void theTreeOfIptablesBelongsToTheRulesBelowIt() {
    List<Line> lines = lines(many(), Backend.IPTABLES);
    assertThat(of("r7", lines))
        .anyMatch(text -> text.matches("-A FORWARD -d 203.0.113.0/25 -j \\w+"))
        .anyMatch(text -> text.matches("-A \\w+ -d 203.0.113.\\d+/\\d+ -g \\w+"))
        .noneMatch(text -> text.contains("-d 203.0.113.16/32"));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aSetOfOneRuleBelongsToIt(Backend backend) {
    String[] addresses =
        IntStream.range(0, 50).mapToObj(i -> "203.0.113." + 4 * i).toArray(String[]::new);
    Project project = Pairs.with(ArticlePair.project(), Pairs.host("big", addresses));
    PolicyRule first = rule("first", "big", new Action.Accept());
    PolicyRule second = rule("second", "big", new Action.Deny());
    String element =
        backend == Backend.NFTABLES ? "203.0.113.8," : "add tk4_big_\\w+ 203.0.113.8/32";

    assertThat(of("first", lines(with(project, List.of(first)), backend)))
        .anyMatch(text -> text.matches(element));
    List<Line> shared = lines(with(project, List.of(first, second)), backend);
    assertThat(of("first", shared)).noneMatch(text -> text.matches(element));
    assertThat(shared).anyMatch(line -> line.text().strip().matches(element));
  }
}

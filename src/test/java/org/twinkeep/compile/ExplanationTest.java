package org.twinkeep.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.Line;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Every row of the table is told of, also those that became nothing. */
final class ExplanationTest {

  private static final Id EXTRA = Id.of("extra");

  @Test
  void everyRuleHasATitleWithItsRuleSetInTheOrderOfTheTable() {
    Project project = ArticlePair.project();
    List<String> ids = new ArrayList<>();
    RuleSets sets = Pairs.cluster(project).ruleSets();
    sets.policy().forEach(s -> s.rules().forEach(r -> ids.add(r.id().value())));
    sets.nat().forEach(s -> s.rules().forEach(r -> ids.add(r.id().value())));

    List<Line> titles =
        explanation(project).stream().filter(l -> l.text().startsWith("#")).toList();
    assertThat(titles).extracting(Line::origin).startsWith(ids.toArray(String[]::new));
    assertThat(titles.getFirst().text()).startsWith("# Policy rule 1");
  }

  @Test
  void disabledRulesSayNothingElse() {
    assertThat(words(only(rule().withEnabled(false)))).containsExactly("disabled");
  }

  @Test
  void rulesThatExpireSayWhen() {
    PolicyRule rule =
        rule().withInfo(RuleInfo.NONE.withExpires(Optional.of(LocalDate.of(2020, 2, 29))));
    assertThat(words(only(rule))).contains("until 2020-02-29 (UTC), then never");
  }

  @Test
  void aCellOfOneFamilyKeepsTheRuleFromTheOther() {
    assertThat(words(only(rule().withSource(Cell.of(ArticlePair.INSIDE_NET)))))
        .contains("IPv6: not, because there is no IPv6 address in the source");
  }

  @Test
  void aRuleSetOfOneFamilyKeepsTheRuleFromTheOther() {
    assertThat(words(sets(top(EnumSet.of(Family.IPV4), rule()))))
        .contains("IPv6: not, because the rule set is for IPv4 only");
  }

  @Test
  void rulesThatNoBranchLeadsToSaySo() {
    assertThat(words(sets(top(both(), PolicyRule.of(Id.of("other"), new Action.Deny())), extra())))
        .containsExactly("no rule branches to this rule set");
  }

  @Test
  void aBranchedRuleClaimsNoWayThatNoBranchTakes() {
    PolicyRule branch =
        PolicyRule.of(Id.of("branch"), new Action.Branch(EXTRA))
            .withInterfaces(new InterfaceMatch(Cell.of(ArticlePair.OUTSIDE), Cell.ANY, Cell.ANY));
    assertThat(words(sets(top(both(), branch), extra())))
        .contains(
            "IPv4: to the node, through the node;"
                + " not from the node: no rule branches here on this way");
  }

  @Test
  void theAddressesThatStandForTheFirewallAreNamed() {
    Id cluster = Pairs.cluster(ArticlePair.project()).id();
    assertThat(words(only(rule().withDestination(Cell.of(cluster)))))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("destination lj-fw: ")
                    .contains("10.1.1.1", "10.1.1.2"));
  }

  private static Set<Family> both() {
    return EnumSet.allOf(Family.class);
  }

  private static PolicyRule rule() {
    return PolicyRule.of(Id.of("asked"), new Action.Accept());
  }

  private static RuleSet.Policy top(Set<Family> families, PolicyRule rule) {
    return new RuleSet.Policy(Id.of("top"), "Policy", families, List.of(rule));
  }

  private static RuleSet.Policy extra() {
    return new RuleSet.Policy(EXTRA, "Extra", both(), List.of(rule()));
  }

  private static Project only(PolicyRule rule) {
    return sets(top(both(), rule));
  }

  private static Project sets(RuleSet.Policy... policies) {
    return Pairs.cluster(
        ArticlePair.project(),
        c ->
            c.withSettings(c.settings().withFamilies(both()))
                .withRuleSets(new RuleSets(Arrays.asList(policies), List.of(), List.of())));
  }

  private static List<String> words(Project project) {
    return explanation(project).stream()
        .filter(l -> l.origin().equals("asked") && !l.text().startsWith("#"))
        .map(Line::text)
        .toList();
  }

  private static List<Line> explanation(Project project) {
    Cluster cluster = Pairs.cluster(project);
    Compilation made = new Compiler().compile(project, cluster.id());
    assertThat(made.succeeded()).as(made.problems().toString()).isTrue();
    return made.explanation(cluster.nodes().getFirst().id());
  }
}

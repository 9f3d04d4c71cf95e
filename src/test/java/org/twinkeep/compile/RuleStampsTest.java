package org.twinkeep.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.Line;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Node;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** A rule has another digest where it meets other packets, and nowhere else. */
final class RuleStampsTest {

  private static final Project PROJECT =
      Pairs.cluster(
          c -> {
            RuleSet.Policy set = c.ruleSets().policy().getFirst();
            List<PolicyRule> rules = new ArrayList<>(set.rules());
            rules.add(
                PolicyRule.of(Id.of("all-but-outside"), new Action.Accept())
                    .withDestination(Cell.of(ArticlePair.WEB))
                    .withInterfaces(
                        new InterfaceMatch(
                            new Cell(List.of(ArticlePair.OUTSIDE), true), Cell.ANY, Cell.ANY)));
            return c.withRuleSets(c.ruleSets().with(set.withRules(rules)));
          });

  /** The rules whose digests differ after a change. */
  private static List<String> changed(UnaryOperator<Cluster> change) {
    Map<String, String> before = stamps(PROJECT);
    Map<String, String> after = stamps(Pairs.cluster(PROJECT, change));
    assertThat(after.keySet()).isEqualTo(before.keySet());
    return new TreeSet<>(before.keySet())
        .stream().filter(id -> !before.get(id).equals(after.get(id))).toList();
  }

  private static Map<String, String> stamps(Project project) {
    Map<String, String> stamps = new TreeMap<>();
    new Compiler()
            .compile(project, ArticlePair.CLUSTER, Backend.NFTABLES)
            .bundles()
            .getFirst()
            .file("/etc/twinkeep/stamps")
            .orElseThrow()
            .lines()
            .stream()
            .map(Line::text)
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> stamps.put(line.split(" ")[0], line.split(" ")[1]));
    return stamps;
  }

  @Test
  void anotherInterfaceChangesWhatMeansAllButSome() {
    assertThat(changed(c -> c.withNodes(c.nodes().stream().map(RuleStampsTest::wider).toList())))
        .containsExactly("all-but-outside");
  }

  private static Node wider(Node node) {
    List<Interface> interfaces = new ArrayList<>(node.interfaces());
    interfaces.add(Interface.of(Id.of(node.id() + ":eth9"), "eth9", Interface.Role.DMZ));
    return node.withInterfaces(interfaces);
  }

  @Test
  void whatAnyMeansChangesRulesThatSayAny() {
    assertThat(
            changed(
                c ->
                    c.withSettings(
                        c.settings().withAnyIncludesFirewall(!c.settings().anyIncludesFirewall()))))
        .containsExactly("all-but-outside", "inside-out", "web-in");
  }

  @Test
  void aLastDayChangesItsRule() {
    assertThat(
            changed(
                c -> {
                  RuleSet.Nat set = c.ruleSets().nat().getFirst();
                  NatRule first = set.rules().getFirst();
                  RuleInfo info = first.info().withExpires(Optional.of(LocalDate.of(2035, 1, 1)));
                  return c.withRuleSets(
                      c.ruleSets()
                          .with(
                              set.withRules(List.of(first.withInfo(info), set.rules().getLast()))));
                }))
        .containsExactly("publish-web");
  }

  @Test
  void namesAndPlacesChangeNothing() {
    assertThat(
            changed(
                c -> {
                  RuleSet.Policy set = c.ruleSets().policy().getFirst();
                  return c.withRuleSets(c.ruleSets().with(set.withRules(set.rules().reversed())));
                }))
        .isEmpty();
  }
}

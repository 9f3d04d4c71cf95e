package org.twinkeep.compile.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinkeep.model.RejectWith.TCP_RESET;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpService;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Messages speak of rules as the user sees them. */
final class PitfallMessagesTest {

  @Test
  void aRuleThatIsWrongOnBothNodesAndInBothFamiliesIsSaidOnce() {
    IpService tunnel = IpService.ofProtocol(Head.of(Id.of("gre"), "gre"), 47);
    Project project =
        Pairs.cluster(
            Pairs.with(ArticlePair.project(), tunnel),
            c ->
                withLastRule(
                    c,
                    PolicyRule.of(Id.of("bad"), new Action.Reject(TCP_RESET))
                        .withService(Cell.of(tunnel.id()))));
    Cluster cluster = Pairs.cluster(project);
    int number = cluster.ruleSets().policy().getFirst().rules().size();

    for (Backend backend : Backend.values()) {
      List<Problem> errors =
          new Compiler()
              .compile(project, cluster.id(), backend).problems().stream()
                  .filter(Problem::isError)
                  .toList();
      assertThat(errors).hasSize(1);
      assertThat(errors.getFirst().place().toString())
          .contains(cluster.name() + " Policy rule " + number);
    }
  }

  @Test
  void aFirewallThatIsNotThereIsSaid() {
    assertThat(new Compiler().compile(ArticlePair.project(), Id.of("nobody")).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "error firewall.missing  nobody: The project has no firewall 'nobody'."
                + " Choose one of its firewalls.");
  }

  private static Cluster withLastRule(Cluster cluster, PolicyRule rule) {
    RuleSet.Policy policy = cluster.ruleSets().policy().getFirst();
    List<PolicyRule> rules = new ArrayList<>(policy.rules());
    rules.add(rule);
    return cluster.withRuleSets(cluster.ruleSets().with(policy.withRules(rules)));
  }
}

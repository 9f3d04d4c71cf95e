package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Cell;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class NatPolicyMissingTest {

  @Test
  void theSamplePublishesWhatItLetsThrough() {
    assertThat(run(ArticlePair.project())).isEmpty();
  }

  @Test
  void namesTheNatRuleAndItsCell() {
    Project without =
        RuleEdits.remove("Delete", Id.of("lj-fw:policy"), Set.of(Id.of("web-in")))
            .applyTo(ArticlePair.project());
    assertThat(run(without))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("nat.policy.missing");
              assertThat(p.place().element()).contains(Id.of("publish-web"));
              assertThat(p.place().part()).isEqualTo("translated destination");
            });
  }

  /** Nobody knows its addresses here, but it is the same in both rules. */
  @Test
  void aSourceThatTheNodeLooksUpIsKnownByItsName() {
    DnsName partner =
        new DnsName(Head.of(Id.of("partner"), "partner"), "partner.example", Evaluated.ON_NODE);
    Project from =
        Pairs.cluster(
            Pairs.with(ArticlePair.project(), partner),
            c -> c.withRuleSets(onlyFrom(c.ruleSets(), Cell.of(partner.id()))));
    assertThat(run(from)).isEmpty();
  }

  private static RuleSets onlyFrom(RuleSets all, Cell source) {
    RuleSet.Policy policy = all.policy().getFirst();
    RuleSet.Nat nat = all.nat().getFirst();
    return all.with(
            policy.withRules(
                policy.rules().stream()
                    .filter(r -> r.id().equals(Id.of("web-in")))
                    .map(r -> r.withSource(source))
                    .toList()))
        .with(
            nat.withRules(
                nat.rules().stream()
                    .filter(r -> r.id().equals(Id.of("publish-web")))
                    .map(r -> r.withSource(source))
                    .toList()));
  }

  private static List<Problem> run(Project project) {
    List<Problem> problems = new ArrayList<>();
    new NatPolicyMissing().run(project, problems::add);
    return problems;
  }
}

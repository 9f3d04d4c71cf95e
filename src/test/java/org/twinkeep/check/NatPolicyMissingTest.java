package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

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

  private static List<Problem> run(Project project) {
    List<Problem> problems = new ArrayList<>();
    new NatPolicyMissing().run(project, problems::add);
    return problems;
  }
}

package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Severity;
import org.twinkeep.samples.ArticlePair;

final class MissingReferenceTest {

  @Test
  void theArticlesPairRefersToNothingThatIsMissing() {
    assertThat(Checks.run(ArticlePair.project())).isEmpty();
  }

  @Test
  void namesTheRuleAndTheCellThatRefersToADeletedObject() {
    Project project = ArticlePair.project();
    Project broken = project.withObjects(project.objects().without(ArticlePair.WEB));

    assertThat(Checks.run(broken))
        .filteredOn(p -> p.id().equals("reference.missing"))
        .allMatch(p -> p.severity() == Severity.ERROR)
        .extracting(p -> p.place().toString())
        .containsExactly(
            "lj-fw NAT rule 1, translated destination", "lj-fw Policy rule 4, destination");
  }
}

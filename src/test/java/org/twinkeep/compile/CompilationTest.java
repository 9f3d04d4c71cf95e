package org.twinkeep.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.AcknowledgementEdits;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** What is wrong with a project decides whether there are bundles. */
final class CompilationTest {

  private static final Id NODE = Id.of("lj-fw-1");

  private static Compilation compile(Project project) {
    return new Compiler().compile(project, ArticlePair.CLUSTER);
  }

  @Test
  void aDangerGivesTextToReadButNoBundle() {
    Compilation made = compile(Pairs.dangerous());

    assertThat(made.succeeded()).isFalse();
    assertThat(made.bundles()).isEmpty();
    assertThat(made.bundle(NODE)).isEmpty();
    assertThat(made.drafts()).hasSize(2);
    assertThat(made.explanation(NODE)).isNotEmpty();
  }

  @Test
  void acknowledgedItGivesTheSameTextAsBundles() {
    Project dangerous = Pairs.dangerous();
    Compilation made =
        compile(
            AcknowledgementEdits.acknowledge(
                    "cluster.address.outside-network", "lj-fw inside, addresses", "Proxy ARP.")
                .applyTo(dangerous));

    assertThat(made.succeeded()).isTrue();
    assertThat(made.bundles()).isEqualTo(compile(dangerous).drafts());
    assertThat(made.bundle(NODE)).isPresent();
    assertThat(made.problems())
        .anySatisfy(p -> assertThat(p.acknowledged()).contains("Proxy ARP."));
  }

  @Test
  void anErrorGivesNoTextEither() {
    Compilation made = compile(Pairs.cluster(c -> c.withSyncLinks(List.of())));

    assertThat(made.problems()).anyMatch(Problem::isError);
    assertThat(made.succeeded()).isFalse();
    assertThat(made.drafts()).isEmpty();
    assertThat(made.explanation(NODE)).isEmpty();
  }
}

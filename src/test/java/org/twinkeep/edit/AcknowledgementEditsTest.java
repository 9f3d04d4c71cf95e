package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

/** An acknowledgement for each danger, with its last reason. */
final class AcknowledgementEditsTest {

  private static final Edit FIRST =
      AcknowledgementEdits.acknowledge("some.danger", "here", "Once.");

  @Test
  void theNewReasonReplacesTheOldOneOfTheSameDangerOnly() {
    Project project =
        Edit.all(
                "All",
                List.of(
                    FIRST,
                    AcknowledgementEdits.acknowledge("some.danger", "there", "Two."),
                    AcknowledgementEdits.acknowledge("other.danger", "here", "Three."),
                    AcknowledgementEdits.acknowledge("some.danger", "here", " Now. ")))
            .applyTo(ArticlePair.project());

    assertThat(project.acknowledgements())
        .containsExactly(
            new Acknowledgement("some.danger", "there", "Two."),
            new Acknowledgement("other.danger", "here", "Three."),
            new Acknowledgement("some.danger", "here", "Now."));
    assertThat(
            AcknowledgementEdits.takeBack("some.danger", "here")
                .applyTo(project)
                .acknowledgements())
        .extracting(Acknowledgement::reason)
        .containsExactly("Two.", "Three.");
  }

  @Test
  void takenBackTheProjectIsAsBefore() {
    Edit back = AcknowledgementEdits.takeBack("some.danger", "here");
    assertThat(back.applyTo(FIRST.applyTo(ArticlePair.project()))).isEqualTo(ArticlePair.project());
  }

  @Test
  void titlesNameThePlace() {
    assertThat(FIRST.title()).isEqualTo("Acknowledge the danger at here");
  }
}

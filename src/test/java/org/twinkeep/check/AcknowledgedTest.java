package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.samples.Pairs;

/** A danger counts until the user says of it, and of no other, why it is wanted. */
final class AcknowledgedTest {

  private static final String DANGER = "cluster.address.outside-network";
  private static final String PLACE = "lj-fw inside, addresses";

  private static List<Problem> found(Acknowledgement... acknowledgements) {
    Project project = Pairs.dangerous().withAcknowledgements(List.of(acknowledgements));
    return Checks.run(project);
  }

  private static Problem danger(List<Problem> found) {
    return found.stream().filter(p -> p.id().equals(DANGER)).findFirst().orElseThrow();
  }

  @Test
  void aDangerForbidsTheBundleAndSaysHowItIsAcknowledged() {
    Problem danger = danger(found());
    assertThat(danger.severity()).isEqualTo(Severity.DANGER);
    assertThat(danger.forbidsBundle()).isTrue();
    assertThat(danger.acknowledged()).isEmpty();
    assertThat(danger.remedy()).endsWith("If it is meant, acknowledge it with a reason.");
  }

  @Test
  void acknowledgedItIsANoteWithTheReason() {
    List<Problem> found = found(new Acknowledgement(DANGER, PLACE, "Proxy ARP."));
    Problem note = danger(found);
    assertThat(note.severity()).isEqualTo(Severity.NOTE);
    assertThat(note.forbidsBundle()).isFalse();
    assertThat(note.message()).isEqualTo(danger(found()).message());
    assertThat(note.acknowledged()).contains("Proxy ARP.");
    assertThat(note.remedy()).isEqualTo("Acknowledged: Proxy ARP.");
    assertThat(found).extracting(Problem::id).doesNotContain("acknowledgement.unused");
  }

  @ParameterizedTest
  @CsvSource({
    DANGER + ", 'lj-fw outside, addresses'",
    DANGER + ", lj-fw inside",
    "cluster.vrid.duplicate, '" + PLACE + "'"
  })
  void whatIsSaidOfAnotherCountsNotAndIsNoted(String id, String place) {
    List<Problem> found = found(new Acknowledgement(id, place, "Proxy ARP."));
    assertThat(danger(found).severity()).isEqualTo(Severity.DANGER);
    assertThat(found)
        .filteredOn(p -> p.id().equals("acknowledgement.unused"))
        .singleElement()
        .returns(Severity.NOTE, Problem::severity)
        .satisfies(p -> assertThat(p.place()).hasToString(place));
  }

  @Test
  void errorsAndWarningsAreNotAcknowledged() {
    Project broken = Pairs.cluster(c -> c.withSyncLinks(List.of()));
    Problem error = Checks.run(broken).getFirst();
    assertThat(error.isError()).isTrue();
    Acknowledgement said =
        new Acknowledgement(error.id(), error.place().toString(), "We like it so.");

    assertThat(Checks.run(broken.withAcknowledgements(List.of(said))))
        .contains(error, Acknowledged.unused(said));
  }
}

package org.twinkeep.check;

import java.util.List;
import java.util.stream.Stream;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;

/** Holds the dangers that were found in a project against what its user acknowledged. */
public final class Acknowledged {

  private Acknowledged() {}

  /** All that was found, with a note for each danger that is known and wanted. */
  static Stream<Problem> weigh(Project project, List<Problem> found) {
    return Stream.concat(
        found.stream().map(problem -> weigh(project, problem)),
        project.acknowledgements().stream()
            .filter(a -> found.stream().noneMatch(problem -> covers(a, problem)))
            .map(Acknowledged::unused));
  }

  private static Problem weigh(Project project, Problem problem) {
    return project.acknowledgements().stream()
        .filter(a -> covers(a, problem))
        .findFirst()
        .map(a -> problem.acknowledge(a.reason()))
        .orElse(problem);
  }

  private static boolean covers(Acknowledgement acknowledgement, Problem problem) {
    return problem.severity() == Severity.DANGER
        && acknowledgement.covers(problem.id(), problem.place().toString());
  }

  /** It does no harm now; but should the danger come back, nobody would be asked. */
  public static Problem unused(Acknowledgement acknowledgement) {
    return Problem.note(
        "acknowledgement.unused",
        Place.named(acknowledgement.place()),
        "The danger "
            + acknowledgement.problem()
            + " is gone, but still acknowledged: "
            + acknowledgement.reason(),
        "Take the acknowledgement back.");
  }
}

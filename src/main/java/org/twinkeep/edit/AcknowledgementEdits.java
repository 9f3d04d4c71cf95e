package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Project;

/** Says why dangers are accepted, and takes it back. */
public final class AcknowledgementEdits {

  private AcknowledgementEdits() {}

  /**
   * Accepts a danger; a reason that was given before is replaced.
   *
   * @param problem its id
   * @param place where it is, as the problem names it
   * @param reason not blank
   */
  public static Edit acknowledge(String problem, String place, String reason) {
    Acknowledgement added = new Acknowledgement(problem, place, reason.strip());
    return new Edit(
        "Acknowledge the danger at " + place,
        project -> {
          List<Acknowledgement> now = new ArrayList<>(others(project, problem, place));
          now.add(added);
          return project.withAcknowledgements(now);
        });
  }

  /** No longer accepts it. */
  public static Edit takeBack(String problem, String place) {
    return new Edit(
        "Take back the acknowledgement at " + place,
        project -> project.withAcknowledgements(others(project, problem, place)));
  }

  private static List<Acknowledgement> others(Project project, String problem, String place) {
    return project.acknowledgements().stream().filter(a -> !a.covers(problem, place)).toList();
  }
}

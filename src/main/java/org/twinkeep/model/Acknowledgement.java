package org.twinkeep.model;

/**
 * The user's word that a danger is known and wanted.
 *
 * @param problem the stable id of the problem
 * @param place where it is, as the problem names it; all that is dangerous there in the same way is
 *     meant
 * @param reason why it is accepted; not empty
 */
public record Acknowledgement(String problem, String place, String reason) {

  /** Checks that a reason is given. */
  public Acknowledgement {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an acknowledgement needs a reason");
    }
  }

  /** Whether this is said of a problem at a place. */
  public boolean covers(String otherProblem, String otherPlace) {
    return problem.equals(otherProblem) && place.equals(otherPlace);
  }
}

package org.twinkeep.model;

/**
 * The user's word that a danger is known and wanted.
 *
 * @param problem the stable id of the problem
 * @param place what it is about, as the problem names it
 * @param reason why it is accepted; not empty
 */
public record Acknowledgement(String problem, String place, String reason) {

  /** Checks that a reason is given. */
  public Acknowledgement {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an acknowledgement needs a reason");
    }
  }
}

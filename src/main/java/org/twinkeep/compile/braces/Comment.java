package org.twinkeep.compile.braces;

/**
 * A line for people.
 *
 * @param text printable ASCII; nothing that a user typed
 */
public record Comment(String text) implements Item {

  /** Refuses what could end the comment. */
  public Comment {
    if (!text.matches("[ -~]+")) {
      throw new IllegalArgumentException("not a line of printable ASCII");
    }
  }
}

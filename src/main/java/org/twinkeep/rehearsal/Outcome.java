package org.twinkeep.rehearsal;

/**
 * How a command ended.
 *
 * @param exit its exit status; 0 = success
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Outcome(int exit, String out, String err) {

  public boolean ok() {
    return exit == 0;
  }

  /** What the command said when it failed, for a message. */
  String complaint() {
    String text = (err.isBlank() ? out : err).strip();
    return text.isEmpty() ? "exit status " + exit : text;
  }
}

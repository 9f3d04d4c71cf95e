package org.twinkeep.problem;

import java.util.Comparator;

/**
 * Something that is wrong and that the user can mend.
 *
 * @param id stable: {@code rule.shadowed}, {@code cluster.vrid.duplicate}
 * @param severity how bad it is
 * @param place where it is
 * @param message what is wrong and why it matters, in a sentence or two
 * @param remedy how to mend it, as an instruction
 */
public record Problem(String id, Severity severity, Place place, String message, String remedy) {

  /** Worst first, then by place and id; a total order makes output deterministic. */
  public static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::severity)
          .thenComparing(p -> p.place().toString())
          .thenComparing(Problem::id)
          .thenComparing(Problem::message);

  /** Checks that the user is told something. */
  public Problem {
    if (!id.matches("[a-z0-9]+([.-][a-z0-9]+)*") || message.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("a problem has an id, a message and a remedy: " + id);
    }
  }

  public static Problem error(String id, Place place, String message, String remedy) {
    return new Problem(id, Severity.ERROR, place, message, remedy);
  }

  public static Problem danger(String id, Place place, String message, String remedy) {
    return new Problem(id, Severity.DANGER, place, message, remedy);
  }

  public static Problem warning(String id, Place place, String message, String remedy) {
    return new Problem(id, Severity.WARNING, place, message, remedy);
  }

  public static Problem note(String id, Place place, String message, String remedy) {
    return new Problem(id, Severity.NOTE, place, message, remedy);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** One line for terminals: {@code error cluster.vrid.duplicate lj-fw: ...}. */
  @Override
  public String toString() {
    return severity.name().toLowerCase(java.util.Locale.ROOT)
        + " "
        + id
        + "  "
        + place
        + ": "
        + message
        + " "
        + remedy;
  }
}

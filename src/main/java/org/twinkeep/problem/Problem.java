package org.twinkeep.problem;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something that is wrong and that the user can mend.
 *
 * @param id stable: {@code rule.shadowed}, {@code cluster.vrid.duplicate}
 * @param severity how bad it is
 * @param place where it is
 * @param message what is wrong and why it matters, in a sentence or two
 * @param remedy how to mend it, as an instruction
 * @param acknowledged why the user accepts this danger, which is a mere note then
 */
public record Problem(
    String id,
    Severity severity,
    Place place,
    String message,
    String remedy,
    Optional<String> acknowledged) {

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

  private Problem(String id, Severity severity, Place place, String message, String remedy) {
    this(id, severity, place, message, remedy, Optional.empty());
  }

  public static Problem error(String id, Place place, String message, String remedy) {
    return new Problem(id, Severity.ERROR, place, message, remedy);
  }

  /** Made by checks only, which are held against what the user acknowledged. */
  public static Problem danger(String id, Place place, String message, String remedy) {
    return new Problem(
        id,
        Severity.DANGER,
        place,
        message,
        remedy + " If it is meant, acknowledge it with a reason.");
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

  /** Whether no bundle may be made while there is this problem. */
  public boolean forbidsBundle() {
    return switch (severity) {
      case ERROR, DANGER -> true;
      case WARNING, NOTE -> false;
    };
  }

  /** The same as a note that says why the user accepts it. */
  public Problem acknowledge(String reason) {
    return new Problem(
        id, Severity.NOTE, place, message, "Acknowledged: " + reason, Optional.of(reason));
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

package org.twinkeep.diagram;

import java.util.List;
import java.util.Optional;

/**
 * How a node did when it was asked last; every text is ready for people.
 *
 * @param standing its part in the cluster
 * @param since when it took this part; empty = not known
 * @param lines what is drawn below: addresses it holds, state sync, drift, time of the answer
 * @param warnings what is wrong with it, in sentences; drawn as a count, told in full elsewhere
 * @param details all that is known, line by line, for tooltips and screen readers
 */
public record NodeState(
    Standing standing,
    Optional<String> since,
    List<String> lines,
    List<String> warnings,
    List<String> details) {

  /** Copies the lists. */
  public NodeState {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
    details = List.copyOf(details);
  }

  /** A node's part in the cluster. */
  public enum Standing {
    MASTER("MASTER"),
    BACKUP("BACKUP"),
    FAULT("FAULT"),
    /** Its VRRP instances do not agree. */
    DIVIDED("MASTER in part"),
    STOPPED("keepalived stopped"),
    /** It answers and has no VRRP: a single firewall, or nothing is installed. */
    ANSWERS("answers"),
    UNREACHABLE("not reached");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /** Whether everything is as it should be for a node with this part. */
    public boolean isWell() {
      return switch (this) {
        case MASTER, BACKUP, ANSWERS -> true;
        case FAULT, DIVIDED, STOPPED, UNREACHABLE -> false;
      };
    }
  }

  /** {@code ● MASTER since 12:03:11}. */
  public String title() {
    return mark() + " " + standing.text() + since.map(s -> " since " + s).orElse("");
  }

  /** {@code ● MASTER}: the standing with a sign that tells it apart without colours, too. */
  public String shortTitle() {
    return mark() + " " + standing.text();
  }

  private String mark() {
    return switch (standing) {
      case MASTER -> "●";
      case BACKUP, ANSWERS -> "○";
      case FAULT, DIVIDED, STOPPED, UNREACHABLE -> "✕";
    };
  }

  /** The lines below the title. */
  public List<String> body() {
    if (warnings.isEmpty()) {
      return lines;
    }
    List<String> all = new java.util.ArrayList<>(lines);
    all.add(0, warnings.size() == 1 ? "1 warning" : warnings.size() + " warnings");
    return List.copyOf(all);
  }
}

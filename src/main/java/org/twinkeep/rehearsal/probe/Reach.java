package org.twinkeep.rehearsal.probe;

import java.util.Optional;

/** What became of one attempt to reach a port. */
public sealed interface Reach {

  /** It answered. The addresses are what the other side sees, when it is one of our listeners. */
  record Answered(Optional<Seen> seen) implements Reach {
    @Override
    public String toString() {
      return "answered" + seen.map(s -> " " + s).orElse("");
    }
  }

  /** A TCP reset, or an ICMP port unreachable. */
  record Refused() implements Reach {
    @Override
    public String toString() {
      return "refused";
    }
  }

  /** Nothing came back: dropped, or nobody is there. */
  record Silent() implements Reach {
    @Override
    public String toString() {
      return "silent";
    }
  }

  /**
   * There is no way, or an ICMP error other than port unreachable says so.
   *
   * @param reason the system's words
   */
  record Unreachable(String reason) implements Reach {
    @Override
    public String toString() {
      return "unreachable " + reason;
    }
  }

  /**
   * The addresses of a packet where it arrives: after all translation.
   *
   * @param source who seems to ask
   * @param destination who is asked
   */
  record Seen(String source, String destination) {
    @Override
    public String toString() {
      return source + " " + destination;
    }
  }

  default boolean isAnswered() {
    return this instanceof Answered;
  }

  /** Reads what {@code toString} wrote. */
  static Reach parse(String text) {
    String[] words = text.split(" ", 2);
    return switch (words[0]) {
      case "answered" ->
          new Answered(words.length == 1 ? Optional.empty() : Optional.of(seen(words[1])));
      case "refused" -> new Refused();
      case "silent" -> new Silent();
      case "unreachable" -> new Unreachable(words.length == 1 ? "" : words[1]);
      default -> throw new IllegalArgumentException("not an attempt's end: " + text);
    };
  }

  private static Seen seen(String text) {
    String[] words = text.split(" ");
    return new Seen(words[0], words[1]);
  }
}

package org.twinkeep.rehearsal.probe;

/**
 * How flows that were opened together do.
 *
 * @param flows how many there are
 * @param alive how many have no error and got an answer within the last second or three intervals
 * @param broken how many got an error: reset, closed, wrong bytes
 * @param sent messages sent by all
 * @param answered messages that came back to all
 * @param longestGapMillis the longest time that any flow waited between two answers, or has been
 *     waiting now, since they were opened or since the last lap
 * @param proberLateMillis the latest that the prober itself was with sending, in the same time: a
 *     gap much longer than this is not the fault of a busy machine
 * @param firstError what broke the first one; empty = nothing
 */
public record FlowReport(
    int flows,
    int alive,
    int broken,
    long sent,
    long answered,
    long longestGapMillis,
    long proberLateMillis,
    String firstError) {

  public boolean allAlive() {
    return alive == flows;
  }

  /** One line, for {@link #parse}. */
  String encode() {
    return String.join(
        " ",
        Integer.toString(flows),
        Integer.toString(alive),
        Integer.toString(broken),
        Long.toString(sent),
        Long.toString(answered),
        Long.toString(longestGapMillis),
        Long.toString(proberLateMillis),
        firstError);
  }

  /** Reads what {@link #encode} wrote. */
  public static FlowReport parse(String line) {
    String[] words = line.split(" ", 8);
    return new FlowReport(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]),
        Long.parseLong(words[6]),
        words[7]);
  }

  /**
   * For people: {@code 199 of 200 alive, longest gap 634 ms (prober late by 12 ms), 1 broken
   * (Connection reset)}.
   */
  @Override
  public String toString() {
    String text =
        "%d of %d alive, longest gap %d ms (prober late by %d ms)"
            .formatted(alive, flows, longestGapMillis, proberLateMillis);
    return broken == 0 ? text : text + ", " + broken + " broken (" + firstError + ")";
  }
}

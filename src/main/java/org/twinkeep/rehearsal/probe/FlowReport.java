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
 * @param firstError what broke the first one; empty = nothing
 */
public record FlowReport(
    int flows,
    int alive,
    int broken,
    long sent,
    long answered,
    long longestGapMillis,
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
        firstError);
  }

  /** Reads what {@link #encode} wrote. */
  public static FlowReport parse(String line) {
    String[] words = line.split(" ", 7);
    return new FlowReport(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]),
        words[6]);
  }

  /** For people: {@code 199 of 200 alive, longest gap 634 ms, 1 broken (Connection reset)}. */
  @Override
  public String toString() {
    String text = alive + " of " + flows + " alive, longest gap " + longestGapMillis + " ms";
    return broken == 0 ? text : text + ", " + broken + " broken (" + firstError + ")";
  }
}

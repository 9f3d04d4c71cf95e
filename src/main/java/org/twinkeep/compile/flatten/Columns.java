package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.bundle.Line;

/**
 * Lines of one rule that stand together → the same lines, in columns: what a packet is asked, and
 * what becomes of it.
 *
 * <pre>
 *   ip saddr 192.0.2.1 counter accept            ip saddr 192.0.2.1             counter accept
 *   ip6 saddr 2001:db8::1 tcp counter accept  ⇒  ip6 saddr 2001:db8::1 tcp      counter accept
 * </pre>
 */
public final class Columns {

  /** With more blanks, the eye follows a line no better. */
  private static final int WIDEST_GAP = 48;

  private Columns() {}

  /**
   * The lines in columns.
   *
   * @param mark where the second column begins: a blank and the first word of it
   */
  public static List<Line> align(List<Line> lines, String mark) {
    List<Line> aligned = new ArrayList<>(lines.size());
    List<Line> together = new ArrayList<>();
    for (Line line : lines) {
      boolean more = !line.origin().isEmpty() && at(line, mark) > 0;
      if (!together.isEmpty() && !(more && line.origin().equals(together.getFirst().origin()))) {
        add(together, mark, aligned);
        together.clear();
      }
      if (more) {
        together.add(line);
      } else {
        aligned.add(line);
      }
    }
    add(together, mark, aligned);
    return aligned;
  }

  private static void add(List<Line> together, String mark, List<Line> aligned) {
    int widest = together.stream().mapToInt(line -> at(line, mark)).max().orElse(0);
    for (Line line : together) {
      int at = at(line, mark);
      aligned.add(
          widest - at > WIDEST_GAP
              ? line
              : line.withText(
                  line.text().substring(0, at)
                      + " ".repeat(widest - at)
                      + line.text().substring(at)));
    }
  }

  /** Not in a comment, and not within quotes: blanks there mean something. */
  private static int at(Line line, String mark) {
    String text = line.text();
    int at = text.indexOf(mark);
    boolean quoted = at > 0 && text.chars().limit(at).filter(c -> c == '"').count() % 2 == 1;
    return quoted || text.stripLeading().startsWith("#") ? -1 : at;
  }
}

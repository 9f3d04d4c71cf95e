package org.twinkeep.compile.flatten;

import org.twinkeep.bundle.Line;

/** A comment in a ruleset, with text that a user may have written. */
public final class CommentLine {

  /** Longer text tells people nothing more. */
  private static final int MOST_CHARACTERS = 200;

  private CommentLine() {}

  /**
   * One line, whatever the text holds. It is cut where it is long: iptables-restore reads at most
   * 10 KB at once, and takes the rest of a longer line for a command.
   */
  public static Line of(String indent, String text, String origin) {
    StringBuilder safe = new StringBuilder(indent).append("# ");
    text.codePoints()
        .limit(MOST_CHARACTERS)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(safe::appendCodePoint);
    if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
      safe.append('…');
    }
    return new Line(safe.toString().stripTrailing(), origin);
  }
}

package org.twinkeep.bundle;

/**
 * One line of a generated file.
 *
 * @param text without the line feed
 * @param origin id of the rule or element it came from; empty = boilerplate
 */
public record Line(String text, String origin) {

  /** Refuses line feeds, so that nothing can smuggle in a second line. */
  public Line {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a line holds no line break");
    }
  }

  /** A line that belongs to no rule. */
  public static Line of(String text) {
    return new Line(text, "");
  }
}

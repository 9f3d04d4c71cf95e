package org.twinkeep.bundle;

import java.util.List;

/**
 * One line of a generated file.
 *
 * @param text without the line feed
 * @param origins ids of the rules or elements that it came from, the leading one first; a line that
 *     sends packets on belongs to the rules that they come to, too. None = boilerplate
 */
public record Line(String text, List<String> origins) {

  /** Refuses line feeds, so that nothing can smuggle in a second line; copies the list. */
  public Line {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a line holds no line break");
    }
    origins = List.copyOf(origins);
  }

  /**
   * A line of one rule or element.
   *
   * @param origin its id; empty = boilerplate
   */
  public Line(String text, String origin) {
    this(text, origin.isEmpty() ? List.of() : List.of(origin));
  }

  /** A line that belongs to no rule. */
  public static Line of(String text) {
    return new Line(text, List.of());
  }

  /** Id of the rule or element that it came from before others; empty = boilerplate. */
  public String origin() {
    return origins.isEmpty() ? "" : origins.getFirst();
  }

  /** The same line with another text. */
  public Line withText(String v) {
    return new Line(v, origins);
  }
}

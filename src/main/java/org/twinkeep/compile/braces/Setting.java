package org.twinkeep.compile.braces;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A keyword with its values on one line.
 *
 * @param text the line as it is printed; made by the factories only from words that are safe
 * @param origin id of the rule or element it came from; empty = that of the block around it
 */
public record Setting(String text, String origin) implements Item {

  /** Refuses line breaks; the factories are stricter. */
  public Setting {
    Words.checkLine(text);
  }

  /**
   * @throws IllegalArgumentException when a word holds anything but letters, digits and {@code
   *     _./:@%+,=-}
   */
  public static Setting of(String... words) {
    return of(List.of(words));
  }

  /** The same, from a list. */
  public static Setting of(List<String> words) {
    return new Setting(words.stream().map(Words::checked).collect(Collectors.joining(" ")), "");
  }

  /** A keyword whose value is one quoted string of several words, such as a command. */
  public static Setting quoted(String keyword, List<String> words) {
    String value = words.stream().map(Words::checked).collect(Collectors.joining(" "));
    return new Setting(Words.checked(keyword) + " \"" + value + "\"", "");
  }

  public Setting from(String newOrigin) {
    return new Setting(text, newOrigin);
  }
}

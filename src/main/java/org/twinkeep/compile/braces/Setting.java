package org.twinkeep.compile.braces;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A keyword with its values on one line.
 *
 * @param text the line as it is printed; made by the factories only from words that are safe
 * @param origins ids of the rules or elements it came from; none = that of the block around it
 */
public record Setting(String text, List<String> origins) implements Item {

  /** Refuses line breaks; the factories are stricter. Copies the list. */
  public Setting {
    origins = List.copyOf(origins);
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
    return new Setting(
        words.stream().map(Words::checked).collect(Collectors.joining(" ")), List.of());
  }

  /** A keyword whose value is one quoted string of several words, such as a command. */
  public static Setting quoted(String keyword, List<String> words) {
    String value = words.stream().map(Words::checked).collect(Collectors.joining(" "));
    return new Setting(Words.checked(keyword) + " \"" + value + "\"", List.of());
  }

  public Setting from(String origin) {
    return from(List.of(origin));
  }

  public Setting from(List<String> v) {
    return new Setting(text, v);
  }
}

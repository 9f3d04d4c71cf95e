package org.twinkeep.compile.flatten;

import java.nio.charset.StandardCharsets;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;

/**
 * What the user wrote in a tool's own words, which becomes a part of one line. Only text that stays
 * that part is taken: it may neither end the line, nor hide the words that stand behind it.
 *
 * @param name what it is, in the words of the window: {@code custom service}
 * @param part the cell of a rule that it stands in, in the words of the window
 * @param text in the tool's words; space around it does not count
 */
public record CustomText(String name, String part, String text) {

  /** iptables-restore reads lines of 10 KB; a match and an action fit in together. */
  private static final int MOST_BYTES = 4000;

  public static CustomText service(String text) {
    return new CustomText("custom service", "service", text.strip());
  }

  public static CustomText action(String text) {
    return new CustomText("custom action", "action", text.strip());
  }

  /**
   * What holds for both tools.
   *
   * @param tool the name of the back end
   * @param other the name of the other one
   */
  public void checkLine(String tool, String other) throws Unspeakable {
    if (text.isEmpty()) {
      throw new Unspeakable(
          part,
          "The " + name + " has no text for " + tool + ".",
          "Write its " + tool + " form, or use " + other + ".");
    }
    if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw refused(
          "holds a line break or another control character, but must be part of one line");
    }
    if (text.endsWith("\\")) {
      throw refused("ends in a backslash, which would take in what follows");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw refused("is longer than " + MOST_BYTES + " bytes, which is more than a line can take");
    }
  }

  /**
   * The text without what stands in double quotes, which is replaced by an empty string.
   *
   * @param escapes whether a backslash within quotes takes the next character along
   */
  public String withoutQuoted(boolean escapes) throws Unspeakable {
    StringBuilder rest = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        rest.append(c);
      } else if (!quoted) {
        rest.append(c);
      } else if (c == '\\' && escapes) {
        i++;
      }
    }
    if (quoted) {
      throw refused("has a double quote without its end, which would take in what follows");
    }
    return rest.toString();
  }

  /** With a sentence that goes on behind the name. */
  public Unspeakable refused(String why) {
    return refused(why, "Correct the text of the " + name + ".");
  }

  public Unspeakable refused(String why, String remedy) {
    return new Unspeakable(part, "The " + name + " " + why + ".", remedy);
  }
}

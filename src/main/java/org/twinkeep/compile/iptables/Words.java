package org.twinkeep.compile.iptables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of one line. A word is either fixed here in the program, made of characters that no
 * parser looks at twice, or quoted.
 */
final class Words {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:/,_!@\\[\\]-]+");

  private final List<String> words = new ArrayList<>();

  /** Options and values that hold letters, digits and {@code . : / , - _ [ ] @ !} only. */
  Words add(String... plain) {
    for (String word : plain) {
      if (!PLAIN.matcher(word).matches()) {
        throw new IllegalArgumentException("not a plain word: " + word);
      }
      words.add(word);
    }
    return this;
  }

  Words not(boolean negated) {
    if (negated) {
      words.add("!");
    }
    return this;
  }

  /** Any text, as one quoted word. */
  Words quoted(String text) {
    StringBuilder safe = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c < 0x20 || c == 0x7f) {
        safe.append('_');
      } else if (c == '"' || c == '\\') {
        safe.append('\\').append(c);
      } else {
        safe.append(c);
      }
    }
    words.add(safe.append('"').toString());
    return this;
  }

  /** What the user wrote in the tool's own words, which {@link CustomWords} looked through. */
  Words raw(String text) {
    String line = text.strip();
    if (line.chars().anyMatch(c -> c < 0x20)) {
      throw new IllegalArgumentException("raw text is one line");
    }
    words.add(line);
    return this;
  }

  String line() {
    return String.join(" ", words);
  }
}

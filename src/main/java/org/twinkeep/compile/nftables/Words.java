package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of one line. A word is either fixed here in the program, made of characters that no
 * parser looks at twice, or quoted.
 */
final class Words {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:/,_@\\[\\]|&!=<>(){}~+-]+");

  private final List<String> words = new ArrayList<>();

  /** Keywords, numbers, addresses and operators. */
  Words add(String... plain) {
    for (String word : plain) {
      if (!PLAIN.matcher(word).matches()) {
        throw new IllegalArgumentException("not a plain word: " + word);
      }
      words.add(word);
    }
    return this;
  }

  /** Several words between braces with commas. */
  Words braces(List<String> plain) {
    add("{");
    for (int i = 0; i < plain.size(); i++) {
      for (String word : plain.get(i).split(" ")) {
        add(word);
      }
      if (i < plain.size() - 1) {
        words.add(words.removeLast() + ",");
      }
    }
    return add("}");
  }

  Words not(boolean negated) {
    if (negated) {
      words.add("!=");
    }
    return this;
  }

  /** A string; nft has no way to escape a quote, so that none may be in it. */
  Words quoted(String text) {
    StringBuilder safe = new StringBuilder("\"");
    text.chars()
        .map(c -> c < 0x20 || c > 0x7e || "\"\\`$".indexOf(c) >= 0 ? '_' : c)
        .forEach(c -> safe.append((char) c));
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

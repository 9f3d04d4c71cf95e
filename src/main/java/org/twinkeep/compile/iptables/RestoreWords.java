package org.twinkeep.compile.iptables;

import java.util.ArrayList;
import java.util.List;

/** A line as iptables-restore reads it: words end at a space, and behind a closing quote. */
final class RestoreWords {

  private RestoreWords() {}

  /** Without quotes, and without the backslashes that make a quote a character. */
  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean space = !quoted && (c == ' ' || c == '\t');
      boolean closes = quoted && c == '"';
      if (quoted && c == '\\' && i + 1 < line.length()) {
        i++;
        word.append(line.charAt(i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!space) {
        word.append(c);
      }
      if ((closes || space) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}

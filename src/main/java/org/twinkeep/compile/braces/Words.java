package org.twinkeep.compile.braces;

import java.util.regex.Pattern;

/** What a word may hold so that no reader takes it for anything else. */
final class Words {

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  private Words() {}

  static String checked(String word) {
    if (!SAFE.matcher(word).matches()) {
      throw new IllegalArgumentException("'" + word + "' cannot stand in a configuration file");
    }
    return word;
  }

  static void checkLine(String text) {
    if (!text.matches("[ -~]+")) {
      throw new IllegalArgumentException("not a line of printable ASCII");
    }
  }
}

package org.twinkeep.interchange.codec;

import org.twinkeep.model.Mark;

/** Reads packet marks: {@code 0x10}, {@code 0x10/0xff}, or decimal numbers. */
final class MarkText {

  private MarkText() {}

  static Mark parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Mark.of(number(text))
        : new Mark(number(text.substring(0, slash)), number(text.substring(slash + 1)));
  }

  private static long number(String text) {
    if (text.matches("0x[0-9a-f]{1,8}")) {
      return Long.parseLong(text.substring(2), 16);
    }
    if (text.matches("[0-9]{1,10}")) {
      return Long.parseLong(text);
    }
    throw new IllegalArgumentException("'" + text + "' is not a 32-bit number such as 0x10");
  }
}

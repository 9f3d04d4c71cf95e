package org.twinkeep.model;

import java.util.Locale;

/**
 * An Ethernet hardware address in lower case with colons. The all-zero address is refused: it
 * stands for "unknown" in other programs and matches nothing real.
 *
 * @param text {@code 02:00:5e:10:00:01}
 */
public record Mac(String text) {

  /** Checks the form. */
  public Mac {
    text = text.toLowerCase(Locale.ROOT);
    if (!text.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a hardware address such as 02:00:5e:10:00:01");
    }
    if (text.equals("00:00:00:00:00:00")) {
      throw new IllegalArgumentException("the all-zero hardware address belongs to no device");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}

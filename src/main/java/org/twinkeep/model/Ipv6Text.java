package org.twinkeep.model;

/**
 * The canonical text of an IPv6 address (RFC 5952): lower case, no leading zeros, the longest run
 * of zeros as ::.
 */
final class Ipv6Text {

  private Ipv6Text() {}

  static String of(long high, long low) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> 48 - i % 4 * 16 & 0xffff);
    }
    int start = -1;
    int length = 1; // a single zero group is written out (RFC 5952, 4.2.2)
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}

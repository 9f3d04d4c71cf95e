package org.twinkeep.ui.kit;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in the order in which people count: web-2 stands before web-10, and case does not tell. */
public enum NaturalOrder implements Comparator<String> {
  BY_NAME;

  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

  @Override
  public int compare(String some, String other) {
    Matcher a = PART.matcher(some);
    Matcher b = PART.matcher(other);
    while (a.find()) {
      if (!b.find()) {
        return 1;
      }
      int order = part(a.group(), b.group());
      if (order != 0) {
        return order;
      }
    }
    return b.find() ? -1 : some.compareTo(other);
  }

  private static int part(String some, String other) {
    return isNumber(some) && isNumber(other)
        ? new BigInteger(some).compareTo(new BigInteger(other))
        : some.compareToIgnoreCase(other);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}

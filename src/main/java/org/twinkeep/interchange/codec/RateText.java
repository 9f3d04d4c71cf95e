package org.twinkeep.interchange.codec;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.model.Rate;

/** Rates as {@code 10/second burst 20}; without a burst, the tools' 5 is meant. */
final class RateText {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,10})/(second|minute|hour|day)(?: burst ([0-9]{1,10}))?");

  private RateText() {}

  static String print(Rate rate) {
    String text = rate.count() + "/" + rate.unit().name().toLowerCase(Locale.ROOT);
    return rate.equals(Rate.of(rate.count(), rate.unit())) ? text : text + " burst " + rate.burst();
  }

  static Rate parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a rate such as 10/second burst 20");
    }
    int count = number(m.group(1));
    Rate.Unit unit = Rate.Unit.valueOf(m.group(2).toUpperCase(Locale.ROOT));
    return m.group(3) == null ? Rate.of(count, unit) : new Rate(count, unit, number(m.group(3)));
  }

  private static int number(String digits) {
    long value = Long.parseLong(digits);
    if (value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a rate counts up to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }
}

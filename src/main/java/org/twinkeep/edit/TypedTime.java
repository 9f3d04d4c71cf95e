package org.twinkeep.edit;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.TimeWindow;

/**
 * Time windows as they are typed: {@code mon-fri 8-18}, {@code sat,sun}, {@code 22:00-6:30}; in the
 * time zone of this machine.
 */
final class TypedTime {

  private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*";
  private static final String DAYS = DAY + "(?:-" + DAY + ")?";
  private static final String HOUR = "([0-9]{1,2})(?::([0-9]{2}))?";
  private static final Pattern WINDOW =
      Pattern.compile(
          "(?:(" + DAYS + "(?:, ?" + DAYS + ")*))?(?:(?:^| +)" + HOUR + " ?- ?" + HOUR + ")?");

  private TypedTime() {}

  static Optional<TimeWindow> read(String text) {
    Matcher m = WINDOW.matcher(text.toLowerCase(Locale.ROOT));
    if (text.isEmpty() || !m.matches()) {
      return Optional.empty();
    }
    Optional<LocalTime> from = time(m.group(2), m.group(3));
    Optional<LocalTime> to = time(m.group(4), m.group(5));
    boolean wrong = m.group(2) != null && (from.isEmpty() || to.isEmpty() && !isMidnight(m));
    if (wrong) {
      return Optional.empty();
    }
    return Optional.of(
        new TimeWindow(
            Head.of(Id.of("new"), text),
            m.group(1) == null ? Set.of() : days(m.group(1)),
            from,
            to,
            Optional.empty(),
            Optional.empty(),
            ZoneId.systemDefault()));
  }

  /** 24:00 as the end is the end of the day. */
  private static boolean isMidnight(Matcher m) {
    return m.group(4).equals("24") && (m.group(5) == null || m.group(5).equals("00"));
  }

  private static Optional<LocalTime> time(
      @org.jspecify.annotations.Nullable String hour,
      @org.jspecify.annotations.Nullable String minute) {
    if (hour == null) {
      return Optional.empty();
    }
    int h = Integer.parseInt(hour);
    int m = minute == null ? 0 : Integer.parseInt(minute);
    return h < 24 && m < 60 ? Optional.of(LocalTime.of(h, m)) : Optional.empty();
  }

  private static Set<DayOfWeek> days(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String range : text.split(", ?")) {
      List<DayOfWeek> ends = Arrays.stream(range.split("-")).map(TypedTime::day).toList();
      DayOfWeek day = ends.getFirst();
      days.add(day);
      while (day != ends.getLast()) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek day(String word) {
    return Arrays.stream(DayOfWeek.values())
        .filter(d -> d.name().toLowerCase(Locale.ROOT).startsWith(word.substring(0, 3)))
        .findFirst()
        .orElseThrow();
  }
}

package org.twinkeep.ui.inspector;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.ui.kit.form.Parser;

/** When a time window holds. */
final class TimeForm {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private TimeForm() {}

  static void window(Fields<TimeWindow> fields) {
    Parser<LocalTime> time = TimeForm::time;
    Parser<LocalDateTime> moment = TimeForm::moment;
    fields
        .line(
            "Weekdays",
            "Every day; or Mon Tue Wed",
            w -> w.weekdays().stream().map(TimeForm::shortName).collect(Collectors.joining(" ")),
            TimeForm::days,
            (w, days) ->
                new TimeWindow(w.head(), days, w.from(), w.to(), w.start(), w.end(), w.zone()))
        .line(
            "From",
            "Midnight; or 08:00",
            w -> Typed.print(w.from()),
            time.optional(),
            (w, from) ->
                new TimeWindow(w.head(), w.weekdays(), from, w.to(), w.start(), w.end(), w.zone()))
        .line(
            "To",
            "Midnight; or 18:00",
            w -> Typed.print(w.to()),
            time.optional(),
            (w, to) ->
                new TimeWindow(w.head(), w.weekdays(), w.from(), to, w.start(), w.end(), w.zone()))
        .line(
            "First moment",
            "Always been; or 2027-01-31 08:00",
            w -> w.start().map(MOMENT::format).orElse(""),
            moment.optional(),
            (w, start) ->
                new TimeWindow(w.head(), w.weekdays(), w.from(), w.to(), start, w.end(), w.zone()))
        .line(
            "Last moment",
            "For ever; or 2027-12-31 18:00",
            w -> w.end().map(MOMENT::format).orElse(""),
            moment.optional(),
            (w, end) ->
                new TimeWindow(w.head(), w.weekdays(), w.from(), w.to(), w.start(), end, w.zone()))
        .line(
            "Time zone",
            "UTC, or Europe/Berlin",
            w -> w.zone().getId(),
            TimeForm::zone,
            (w, zone) ->
                new TimeWindow(w.head(), w.weekdays(), w.from(), w.to(), w.start(), w.end(), zone));
  }

  private static Set<DayOfWeek> days(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : text.split("[,\\s]+")) {
      if (!word.isBlank()) {
        days.add(day(word));
      }
    }
    return days;
  }

  private static DayOfWeek day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word.length() >= 2 && day.name().startsWith(word.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no weekday; write Mon, Tue, Wed and so on.");
  }

  private static String shortName(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Give a time of day such as 08:00 or 17:30.", e);
    }
  }

  private static LocalDateTime moment(String text) {
    try {
      return LocalDateTime.parse(text, MOMENT);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Give day and time such as 2027-01-31 08:00.", e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("Give a time zone such as UTC or Europe/Berlin.", e);
    }
  }
}

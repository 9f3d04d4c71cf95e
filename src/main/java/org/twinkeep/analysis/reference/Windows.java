package org.twinkeep.analysis.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.TimeWindow;

/** When a time cell holds. */
final class Windows {

  private Windows() {}

  static boolean match(Scene scene, Cell cell, Instant now) {
    if (cell.isAny()) {
      return true;
    }
    return cell.members().stream().anyMatch(id -> within(scene, id, now)) != cell.negated();
  }

  /** Whether a rule's last day, which is meant in UTC, is over. */
  static boolean isOver(RuleInfo info, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return info.expires().map(today::isAfter).orElse(false);
  }

  private static boolean within(Scene scene, Id id, Instant now) {
    TimeWindow window = scene.project().object(id).map(TimeWindow.class::cast).orElseThrow();
    ZonedDateTime local = now.atZone(window.zone());
    LocalTime from = window.from().orElse(LocalTime.MIDNIGHT);
    return begins(window, local.getDayOfWeek(), local.toLocalTime(), from)
        && window.start().map(s -> !local.toLocalDateTime().isBefore(s)).orElse(true)
        && window.end().map(e -> !local.toLocalDateTime().isAfter(e)).orElse(true);
  }

  /** A window past midnight belongs to the day on which it began. */
  private static boolean begins(TimeWindow window, DayOfWeek day, LocalTime time, LocalTime from) {
    if (window.to().isEmpty()) {
      return isOn(window, day) && !time.isBefore(from);
    }
    LocalTime to = window.to().get();
    if (from.isBefore(to)) {
      return isOn(window, day) && !time.isBefore(from) && time.isBefore(to);
    }
    return isOn(window, day) && !time.isBefore(from)
        || isOn(window, day.minus(1)) && time.isBefore(to);
  }

  private static boolean isOn(TimeWindow window, DayOfWeek day) {
    return window.weekdays().isEmpty() || window.weekdays().contains(day);
  }
}

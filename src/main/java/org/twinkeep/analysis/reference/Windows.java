package org.twinkeep.analysis.reference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
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

  private static boolean within(Scene scene, Id id, Instant now) {
    TimeWindow window = scene.project().object(id).map(TimeWindow.class::cast).orElseThrow();
    ZonedDateTime local = now.atZone(window.zone());
    return (window.weekdays().isEmpty() || window.weekdays().contains(local.getDayOfWeek()))
        && withinDay(window, local.toLocalTime())
        && window.start().map(s -> !local.toLocalDateTime().isBefore(s)).orElse(true)
        && window.end().map(e -> !local.toLocalDateTime().isAfter(e)).orElse(true);
  }

  private static boolean withinDay(TimeWindow window, LocalTime time) {
    LocalTime from = window.from().orElse(LocalTime.MIDNIGHT);
    if (window.to().isEmpty()) {
      return !time.isBefore(from);
    }
    LocalTime to = window.to().get();
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}

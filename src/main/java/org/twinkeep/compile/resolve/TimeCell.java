package org.twinkeep.compile.resolve;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.TimeCondition;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.TimeWindow;

/**
 * Time windows become conditions in UTC, which is what the kernel counts in.
 *
 * <p>A weekly or daily window in a zone with daylight saving time has no fixed hours in UTC; it is
 * an error rather than one hour wrong for half of the year.
 */
final class TimeCell {

  private final NodeContext context;

  TimeCell(NodeContext context) {
    this.context = context;
  }

  /** The condition; absent after an error. */
  Optional<Condition> resolve(Cell cell, RuleReport report) {
    if (cell.isAny()) {
      return Optional.of(Condition.ALWAYS);
    }
    List<Match> matches = new ArrayList<>();
    for (Id member : cell.members()) {
      if (!(context.project().object(member).orElse(null) instanceof TimeWindow window)) {
        report.error(
            "rule.member.kind",
            "time",
            "'" + member + "' is not a time window.",
            "Put a time window into the cell, or empty it.");
        return Optional.empty();
      }
      if (isWeekly(window) && !window.zone().getRules().isFixedOffset()) {
        report.error(
            "time.zone.daylight",
            "time",
            "'"
                + window.name()
                + "' repeats in the zone "
                + window.zone()
                + ", whose clocks change twice a year; the kernel compares with UTC.",
            "Give the window a fixed zone such as UTC or +01:00.");
        return Optional.empty();
      }
      window(window).forEach(w -> matches.add(new Match.Time(w)));
    }
    return Optional.of(new Condition(cell.negated(), matches));
  }

  private static boolean isWeekly(TimeWindow window) {
    return !window.weekdays().isEmpty() || window.from().isPresent() || window.to().isPresent();
  }

  private static List<TimeCondition> window(TimeWindow window) {
    Optional<LocalDateTime> start = window.start().map(t -> utc(t, window.zone()));
    Optional<LocalDateTime> end = window.end().map(t -> utc(t, window.zone()));
    if (!isWeekly(window)) {
      return List.of(new TimeCondition(Set.of(), 0, TimeCondition.LAST_SECOND, start, end));
    }
    int offset = window.zone().getRules().getOffset(java.time.Instant.EPOCH).getTotalSeconds();
    List<TimeCondition> conditions = new ArrayList<>();
    for (LocalPart part : parts(window)) {
      conditions.addAll(part.inUtc(offset, start, end));
    }
    return conditions;
  }

  private static LocalDateTime utc(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  /** A part of a window within one local day; seconds of the day, both ends included. */
  private record LocalPart(Set<DayOfWeek> days, int from, int to) {

    List<TimeCondition> inUtc(
        int offset, Optional<LocalDateTime> start, Optional<LocalDateTime> end) {
      List<TimeCondition> conditions = new ArrayList<>();
      int day = TimeCondition.LAST_SECOND + 1;
      for (int shift = -1; shift <= 1; shift++) {
        int first = Math.max(from - offset - shift * day, 0);
        int last = Math.min(to - offset - shift * day, TimeCondition.LAST_SECOND);
        if (first <= last) {
          conditions.add(new TimeCondition(shifted(shift), first, last, start, end));
        }
      }
      return conditions;
    }

    private Set<DayOfWeek> shifted(int shift) {
      Set<DayOfWeek> result = EnumSet.noneOf(DayOfWeek.class);
      days.forEach(d -> result.add(d.plus(shift)));
      return result;
    }
  }

  /** A window past midnight begins on its day and goes on in the same window of the evaluation. */
  private static List<LocalPart> parts(TimeWindow window) {
    int from = window.from().map(LocalTime::toSecondOfDay).orElse(0);
    int to = window.to().map(LocalTime::toSecondOfDay).orElse(TimeCondition.LAST_SECOND + 1) - 1;
    Set<DayOfWeek> days = window.weekdays();
    if (from <= to) {
      return List.of(new LocalPart(days, from, to));
    }
    List<LocalPart> parts = new ArrayList<>();
    parts.add(new LocalPart(days, from, TimeCondition.LAST_SECOND));
    if (to >= 0) {
      parts.add(new LocalPart(days, 0, to));
    }
    return parts;
  }
}

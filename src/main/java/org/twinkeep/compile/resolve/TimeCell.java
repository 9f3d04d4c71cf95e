package org.twinkeep.compile.resolve;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
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
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.TimeWindow;

/**
 * Time windows become conditions in UTC, which is what the kernel counts in.
 *
 * <p>A weekly or daily window in a zone whose clocks change has other hours in UTC after each
 * change: it is written out for each period between two changes, until {@link #LAST_CHANGE}.
 */
final class TimeCell {

  /** Fixed, so that the same project gives the same bytes on every day. */
  private static final Instant FIRST_CHANGE = Instant.parse("2026-01-01T00:00:00Z");

  /** iptables counts dates in 32 bits, until January 2038. */
  private static final Instant LAST_CHANGE = Instant.parse("2038-01-01T00:00:00Z");

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
      if (isWeekly(window) && periods(window.zone()).size() > 1) {
        report.note(
            "time.zone.daylight",
            "time",
            "The clocks of "
                + window.zone()
                + " change twice a year and the kernel counts in UTC; '"
                + window.name()
                + "' is written out for each period until 2037.",
            "Nothing has to be done; a fixed zone such as UTC or +01:00 gives a shorter ruleset.");
      }
      List<TimeCondition> conditions = window(window);
      if (conditions.isEmpty()) {
        report.error(
            "time.never",
            "time",
            "'"
                + window.name()
                + "' never begins: it ends before it starts, or the clocks skip it.",
            "Correct its start or its end, or take it out of the rule.");
        return Optional.empty();
      }
      conditions.forEach(w -> matches.add(new Match.Time(w)));
    }
    return Optional.of(new Condition(cell.negated(), matches));
  }

  /** The last second of a rule; absent = it holds for ever. */
  static Optional<LocalDateTime> end(RuleInfo info) {
    return info.expires().map(day -> day.atTime(LocalTime.of(23, 59, 59)));
  }

  /** That a rule's last day is not over. */
  static Condition expiry(RuleInfo info) {
    return end(info)
        .map(end -> Condition.is(new Match.Time(TimeCondition.until(end))))
        .orElse(Condition.ALWAYS);
  }

  /** The same windows, which end at a moment at the latest; absent = none has begun by then. */
  static Optional<Condition> until(Condition windows, LocalDateTime end) {
    List<Match> cut = new ArrayList<>();
    for (Match match : windows.anyOf()) {
      if (match instanceof Match.Time(TimeCondition time)
          && time.start().map(start -> !start.isAfter(end)).orElse(true)) {
        cut.add(new Match.Time(time.withEnd(earlier(time.end(), Optional.of(end)))));
      }
    }
    return cut.isEmpty()
        ? Optional.empty()
        : Optional.of(Condition.anyOf(cut.stream().distinct().toList()));
  }

  /** Whether one of a window's conditions is this one, with its end. */
  static boolean isOf(TimeWindow window, TimeCondition condition) {
    return window(window).contains(condition);
  }

  /** The same, wherever the rule's expiry ends it. */
  static boolean isOfUntilExpiry(TimeWindow window, TimeCondition condition) {
    return window(window).stream()
        .anyMatch(c -> c.withEnd(Optional.empty()).equals(condition.withEnd(Optional.empty())));
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
    List<TimeCondition> conditions = new ArrayList<>();
    for (Period period : periods(window.zone())) {
      Optional<LocalDateTime> from = later(start, period.start());
      Optional<LocalDateTime> until = earlier(end, period.end());
      if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
        continue;
      }
      for (LocalPart part : parts(window)) {
        conditions.addAll(part.inUtc(period.offset(), from, until));
      }
    }
    return conditions;
  }

  /** A time without a change of the clocks, in UTC; both ends included, absent = open. */
  private record Period(Optional<LocalDateTime> start, Optional<LocalDateTime> end, int offset) {}

  private static List<Period> periods(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<Period> periods = new ArrayList<>();
    Optional<LocalDateTime> start = Optional.empty();
    Instant now = FIRST_CHANGE;
    for (ZoneOffsetTransition change = rules.nextTransition(now);
        change != null && change.getInstant().isBefore(LAST_CHANGE);
        change = rules.nextTransition(now)) {
      LocalDateTime at = LocalDateTime.ofInstant(change.getInstant(), ZoneOffset.UTC);
      int offset = change.getOffsetBefore().getTotalSeconds();
      periods.add(new Period(start, Optional.of(at.minusSeconds(1)), offset));
      start = Optional.of(at);
      now = change.getInstant();
    }
    periods.add(new Period(start, Optional.empty(), rules.getOffset(now).getTotalSeconds()));
    return periods;
  }

  private static Optional<LocalDateTime> later(
      Optional<LocalDateTime> a, Optional<LocalDateTime> b) {
    return a.isPresent() && b.isPresent() ? (a.get().isAfter(b.get()) ? a : b) : a.or(() -> b);
  }

  private static Optional<LocalDateTime> earlier(
      Optional<LocalDateTime> a, Optional<LocalDateTime> b) {
    return a.isPresent() && b.isPresent() ? (a.get().isBefore(b.get()) ? a : b) : a.or(() -> b);
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

  /** What lies past midnight belongs to the day on which it began. */
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
      Set<DayOfWeek> next = EnumSet.noneOf(DayOfWeek.class);
      days.forEach(d -> next.add(d.plus(1)));
      parts.add(new LocalPart(next, 0, to));
    }
    return parts;
  }
}

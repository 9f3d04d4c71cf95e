package org.twinkeep.compile.program;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A window of time in UTC; all parts that are given hold together.
 *
 * @param weekdays empty = every day
 * @param fromSecond second of the day it begins, 0 to 86399
 * @param toSecond second of the day it ends, inclusive, not below {@code fromSecond}
 * @param start first moment; absent = always been
 * @param end last moment; absent = for ever
 */
public record TimeCondition(
    Set<DayOfWeek> weekdays,
    int fromSecond,
    int toSecond,
    Optional<LocalDateTime> start,
    Optional<LocalDateTime> end) {

  public static final int LAST_SECOND = 86_399;

  /** Orders the weekdays and checks the order of the times. */
  public TimeCondition {
    weekdays =
        Collections.unmodifiableSet(
            weekdays.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(weekdays));
    if (fromSecond < 0 || toSecond > LAST_SECOND || fromSecond > toSecond) {
      throw new IllegalArgumentException("a window lies within one day");
    }
  }

  /** Until the end of a moment, on every day. */
  public static TimeCondition until(LocalDateTime end) {
    return new TimeCondition(Set.of(), 0, LAST_SECOND, Optional.empty(), Optional.of(end));
  }

  public TimeCondition withEnd(Optional<LocalDateTime> v) {
    return new TimeCondition(weekdays, fromSecond, toSecond, start, v);
  }

  public boolean isWholeDay() {
    return fromSecond == 0 && toSecond == LAST_SECOND;
  }
}

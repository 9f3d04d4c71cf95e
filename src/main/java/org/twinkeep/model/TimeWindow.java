package org.twinkeep.model;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When a rule applies; all conditions that are given hold together.
 *
 * @param head name and identity
 * @param weekdays empty = every day
 * @param from time of day it begins; absent = midnight
 * @param to time of day it ends (exclusive); before {@code from} = past midnight, on the day after
 *     one of the weekdays
 * @param start first moment; absent = always been
 * @param end last moment; absent = for ever
 * @param zone the zone in which all of these are meant
 */
public record TimeWindow(
    Head head,
    Set<DayOfWeek> weekdays,
    Optional<LocalTime> from,
    Optional<LocalTime> to,
    Optional<LocalDateTime> start,
    Optional<LocalDateTime> end,
    ZoneId zone)
    implements ProjectObject {

  /** Orders the weekdays and checks the dates. */
  public TimeWindow {
    weekdays =
        Collections.unmodifiableSet(
            weekdays.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(weekdays));
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      throw new IllegalArgumentException("the time window ends before it begins");
    }
  }

  @Override
  public TimeWindow withHead(Head newHead) {
    return new TimeWindow(newHead, weekdays, from, to, start, end, zone);
  }
}

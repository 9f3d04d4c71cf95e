package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;

/**
 * The kernel lets packets pass in the windows of rules and nowhere else. The windows lie around
 * now, in zones in which it is noon, past midnight, or summer time comes and goes; none of them
 * begins or ends while the test runs.
 */
final class TimesToolIT {

  private static final int FIRST_PORT = 7000;

  /** A time cell, and whether it holds now. */
  private record Case(String name, Cell cell, boolean holds) {}

  private final Map<Id, TimeWindow> windows = new LinkedHashMap<>();
  private final List<Case> cases = new ArrayList<>();
  private final Instant now = Instant.now();

  static Stream<Arguments> kernels() {
    return Stream.of(Loader.values())
        .flatMap(l -> Stream.of(Family.values()).map(f -> Arguments.of(l, f)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kernels")
  void aRuleHoldsInItsWindowsOnly(Loader loader, Family family) throws Exception {
    Gate.needs(loader);
    noon();
    pastMidnight();
    dates();
    summerTime();
    several();
    List<ProjectObject> objects = new ArrayList<>(windows.values());
    List<PolicyRule> rules = new ArrayList<>();
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      int port = FIRST_PORT + i;
      Id id = Id.of("port-" + port);
      objects.add(
          new TcpService(
              Head.of(id, id.value()),
              List.of(),
              List.of(new PortRange(port, port)),
              Optional.empty()));
      rules.add(
          PolicyRule.of(Id.of("rule-" + i), new Action.Accept())
              .withService(Cell.of(id))
              .withTime(cases.get(i).cell()));
      packets.add(
          Gate.syn(
              Gate.OUTSIDE, Gate.outside(family, 9), Gate.inside(family, 9), 40_000 + i, port));
    }
    Gate gate = new Gate(objects, rules.toArray(PolicyRule[]::new));
    assertThat(gate.passing(loader, packets).stream().map(i -> cases.get(i).name()))
        .containsExactlyElementsOf(cases.stream().filter(Case::holds).map(Case::name).toList());
  }

  /** Hours and weekdays where it is between noon and one o'clock. */
  private void noon() {
    ZoneOffset zone = where(12);
    DayOfWeek today = now.atZone(zone).getDayOfWeek();
    Set<DayOfWeek> others = Set.of(today.plus(1), today.plus(3), today.minus(1));
    both("office", window(Set.of(today), "08:00", "18:00", zone), true);
    both("early", window(Set.of(today), "06:00", "11:00", zone), false);
    both("other-days", window(others, "08:00", "18:00", zone), false);
    both("today", window(Set.of(today), "", "", zone), true);
    both("all-other-days", window(others, "", "", zone), false);
    both("from-morning", window(Set.of(), "08:00", "", zone), true);
    both("from-evening", window(Set.of(), "18:00", "", zone), false);
    both("until-evening", window(Set.of(), "", "18:00", zone), true);
    both("until-morning", window(Set.of(), "", "08:00", zone), false);
    both("night-at-noon", window(Set.of(today), "22:00", "06:00", zone), false);
    both("two-seconds", window(Set.of(), "18:00:00", "18:00:02", zone), false);
  }

  /** A window past midnight belongs to the day on which it began. */
  private void pastMidnight() {
    ZoneOffset zone = where(1);
    DayOfWeek today = now.atZone(zone).getDayOfWeek();
    both("night", window(Set.of(), "22:00", "06:00", zone), true);
    both("night-of-yesterday", window(Set.of(today.minus(1)), "22:00", "06:00", zone), true);
    both("night-of-today", window(Set.of(today), "22:00", "06:00", zone), false);
  }

  private void dates() {
    LocalDateTime noon = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    both("begun", dated(noon.minusHours(2), noon.plusDays(40)), true);
    both("to-come", dated(noon.plusHours(2), noon.plusDays(40)), false);
    both("over", dated(noon.minusDays(40), noon.minusHours(2)), false);
  }

  /** Around now and half a day away, as clocks in such places show it. */
  private void summerTime() {
    for (String place : List.of("Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns")) {
      ZoneId zone = ZoneId.of(place);
      LocalTime time = now.atZone(zone).toLocalTime().withNano(0);
      String name = place.replaceAll("[^A-Za-z]", "-").toLowerCase(Locale.ROOT);
      both(
          name,
          window(Set.of(), time.minusHours(1).toString(), time.plusHours(1).toString(), zone),
          true);
      both(
          name + "-away",
          window(Set.of(), time.plusHours(11).toString(), time.plusHours(13).toString(), zone),
          false);
    }
  }

  private void several() {
    Id in = Id.of("office");
    Id out = Id.of("early");
    Id alsoOut = Id.of("night-of-today");
    cases.add(new Case("one-of-two", Cell.of(out, in), true));
    cases.add(new Case("none-of-two", Cell.of(out, alsoOut), false));
    cases.add(new Case("all-but-one-of-two", Cell.of(out, in).withNegated(true), false));
    cases.add(new Case("all-but-none-of-two", Cell.of(out, alsoOut).withNegated(true), true));
  }

  /** A window, and everything but the window. */
  private void both(String name, TimeWindow window, boolean holds) {
    Id id = Id.of(name);
    windows.put(id, window.withHead(Head.of(id, name)));
    cases.add(new Case(name, Cell.of(id), holds));
    cases.add(new Case("not-" + name, Cell.of(id).withNegated(true), !holds));
  }

  /** Where the clock shows that hour, or the next one before this test ends. */
  private ZoneOffset where(int hour) {
    int ahead = Math.floorMod(hour - now.atZone(ZoneOffset.UTC).getHour(), 24);
    return ZoneOffset.ofHours(ahead > 12 ? ahead - 24 : ahead);
  }

  private static TimeWindow window(Set<DayOfWeek> days, String from, String to, ZoneId zone) {
    return new TimeWindow(
        Head.of(Id.of("window"), "window"),
        days,
        Optional.of(from).filter(t -> !t.isEmpty()).map(LocalTime::parse),
        Optional.of(to).filter(t -> !t.isEmpty()).map(LocalTime::parse),
        Optional.empty(),
        Optional.empty(),
        zone);
  }

  private static TimeWindow dated(LocalDateTime start, LocalDateTime end) {
    return new TimeWindow(
        Head.of(Id.of("window"), "window"),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(start.withNano(0)),
        Optional.of(end.withNano(0)),
        ZoneOffset.UTC);
  }
}

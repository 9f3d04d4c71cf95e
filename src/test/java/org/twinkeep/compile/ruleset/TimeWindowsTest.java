package org.twinkeep.compile.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.analysis.reference.PolicyEvaluator;
import org.twinkeep.analysis.reference.Scene;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.TimeCondition;
import org.twinkeep.compile.resolve.ResolvePolicy;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** What the kernel is asked in UTC holds exactly when the window does in its own zone. */
final class TimeWindowsTest {

  private static final List<String> ZONES =
      List.of("UTC", "+05:45", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe");
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2037-12-01T00:00:00Z");

  private final Random random = new Random(1);

  @Test
  void holdAlikeInUtcAndInTheirOwnZone() {
    for (int i = 0; i < 300; i++) {
      TimeWindow window = window();
      boolean negated = i % 2 == 1;
      Optional<LocalDate> expires =
          random.nextBoolean()
              ? Optional.empty()
              : Optional.of(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(4000)));
      Project project = project(window, negated, expires);
      Cluster cluster = Pairs.cluster(project);
      Optional<List<Condition>> conditions = conditions(project, cluster);
      PolicyEvaluator design =
          new PolicyEvaluator(new Scene(project, cluster, cluster.nodes().getFirst()));
      for (Instant now : moments(window)) {
        boolean kernel =
            conditions.filter(all -> all.stream().allMatch(c -> holds(c, now))).isPresent();
        assertThat(kernel)
            .as((negated ? "all but " : "") + window + " until " + expires + " at " + now)
            .isEqualTo(design.evaluate(at(now)).isPresent());
      }
    }
  }

  private TimeWindow window() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(4) == 0) {
        days.add(day);
      }
    }
    boolean dated = random.nextInt(3) == 0;
    LocalDateTime start =
        LocalDateTime.of(2026 + random.nextInt(9), 1 + random.nextInt(12), 5, 9, 30);
    return new TimeWindow(
        Head.of(Id.of("window"), "window"),
        days,
        time(),
        time(),
        dated ? Optional.of(start) : Optional.empty(),
        dated ? Optional.of(start.plusDays(random.nextInt(400))) : Optional.empty(),
        ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
  }

  private Optional<LocalTime> time() {
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)));
  }

  /** Moments anywhere, and some at and just before the ends of the window on a local day. */
  private List<Instant> moments(TimeWindow window) {
    List<Instant> moments = new ArrayList<>();
    long span = LAST.getEpochSecond() - FIRST.getEpochSecond();
    for (int i = 0; i < 60; i++) {
      Instant any = FIRST.plusSeconds((long) (random.nextDouble() * span));
      moments.add(any);
      for (Optional<LocalTime> end : List.of(window.from(), window.to())) {
        end.map(t -> any.atZone(window.zone()).with(t).toInstant())
            .ifPresent(t -> moments.addAll(List.of(t, t.minusSeconds(1))));
      }
    }
    return moments;
  }

  private static Project project(TimeWindow window, boolean negated, Optional<LocalDate> expires) {
    return Pairs.cluster(
        Pairs.with(ArticlePair.project(), window),
        c -> {
          RuleSet.Policy policy = c.ruleSets().policy().getFirst();
          PolicyRule rule =
              PolicyRule.of(Id.of("timed"), new Action.Accept())
                  .withTime(Cell.of(window.id()).withNegated(negated))
                  .withInfo(RuleInfo.NONE.withExpires(expires));
          return c.withRuleSets(c.ruleSets().with(policy.withRules(List.of(rule))));
        });
  }

  /** Absent = the rule is refused: all but a window that is always leaves no moment. */
  private static Optional<List<Condition>> conditions(Project project, Cluster cluster) {
    NodeContext context =
        new NodeContext(project, cluster, cluster.nodes().getFirst(), cluster.settings().backend());
    List<ResolvedRule> rules =
        new ResolvePolicy(context, GoldenCase.fixedWorld())
            .run(cluster.ruleSets().policy().getFirst(), _ -> {});
    // A rule that expires before its window begins is refused.
    return rules.stream().findFirst().map(rule -> List.of(rule.time(), rule.expiry()));
  }

  private static boolean holds(Condition condition, Instant now) {
    return condition.isAlways()
        || condition.anyOf().stream().anyMatch(m -> holds(((Match.Time) m).condition(), now))
            != condition.negated();
  }

  private static boolean holds(TimeCondition condition, Instant now) {
    LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    int second = utc.toLocalTime().toSecondOfDay();
    return (condition.weekdays().isEmpty() || condition.weekdays().contains(utc.getDayOfWeek()))
        && condition.fromSecond() <= second
        && second <= condition.toSecond()
        && condition.start().map(s -> !utc.isBefore(s)).orElse(true)
        && condition.end().map(e -> !utc.withNano(0).isAfter(e)).orElse(true);
  }

  private static Packet at(Instant now) {
    return new Packet(
        Optional.of("eth0"),
        Optional.of("eth1"),
        Ip.parse("203.0.113.1"),
        Ip.parse("203.0.113.2"),
        Packet.UDP,
        1000,
        1000,
        0,
        0,
        Set.of(),
        0,
        Packet.State.NEW,
        false,
        0,
        now);
  }
}

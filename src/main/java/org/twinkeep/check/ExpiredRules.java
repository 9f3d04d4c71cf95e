package org.twinkeep.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.problem.Problem;

/**
 * Rules that can never match again, because they or all windows of their time cell are over. It
 * depends on the moment, so it is none of {@link Checks}, which the generated files rest on.
 */
public final class ExpiredRules implements Check {

  private final Instant now;

  public ExpiredRules(Instant now) {
    this.now = now;
  }

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (RuleSet.Policy set : firewall.ruleSets().policy()) {
        report(firewall, set, set.rules(), rule -> over(project, rule), problems);
      }
      for (RuleSet.Nat set : firewall.ruleSets().nat()) {
        report(firewall, set, set.rules(), this::expired, problems);
      }
    }
  }

  private static <R extends Rule> void report(
      Firewall firewall,
      RuleSet set,
      List<R> rules,
      Function<R, Optional<Over>> over,
      Consumer<Problem> problems) {
    for (R rule : rules) {
      if (rule.enabled()) {
        over.apply(rule)
            .map(
                o ->
                    Problem.note(
                        "rule.expired",
                        Places.of(firewall, set, rule, o.part()),
                        o.message(),
                        "Delete it, or give it a later end."))
            .ifPresent(problems);
      }
    }
  }

  private record Over(String part, String message) {}

  /** The day is meant in UTC, as in the generated rules. */
  private Optional<Over> expired(Rule rule) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return rule.info()
        .expires()
        .filter(today::isAfter)
        .map(day -> new Over("options", "It expired on " + day + " and can never match again."));
  }

  private Optional<Over> over(Project project, PolicyRule rule) {
    return expired(rule).or(() -> windowsOver(project, rule));
  }

  private Optional<Over> windowsOver(Project project, PolicyRule rule) {
    List<TimeWindow> windows =
        rule.time().members().stream()
            .flatMap(id -> project.object(id).stream())
            .filter(TimeWindow.class::isInstance)
            .map(TimeWindow.class::cast)
            .toList();
    boolean over =
        !windows.isEmpty() && !rule.time().negated() && windows.stream().allMatch(this::isOver);
    return over
        ? Optional.of(
            new Over(
                "time", "Its time windows are over for ever, so that it can never match again."))
        : Optional.empty();
  }

  private boolean isOver(TimeWindow window) {
    return window
        .end()
        .map(end -> end.atZone(window.zone()).toInstant().isBefore(now))
        .orElse(false);
  }
}

package org.twinkeep.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
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
        set.rules().stream()
            .filter(PolicyRule::enabled)
            .forEach(
                rule ->
                    over(project, rule)
                        .ifPresent(
                            over ->
                                problems.accept(
                                    Problem.note(
                                        "rule.expired",
                                        Places.of(firewall, set, rule, over.part()),
                                        over.message(),
                                        "Delete it, or give it a later end."))));
      }
    }
  }

  private record Over(String part, String message) {}

  private Optional<Over> over(Project project, PolicyRule rule) {
    // The day is meant in UTC, as in the generated rules.
    if (rule.info().expires().isPresent()
        && now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(rule.info().expires().get())) {
      return Optional.of(
          new Over(
              "options",
              "It expired on " + rule.info().expires().get() + " and can never match again."));
    }
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

package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/**
 * Routing rules that say what no route can be. A route is no match: it cannot lead to "anything
 * but", it has one destination, and no last day.
 */
final class UnclearRoutes implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (RuleSet.Routing set : firewall.ruleSets().routing()) {
        set.rules().stream()
            .filter(RoutingRule::enabled)
            .forEach(rule -> look(firewall, set, rule, problems));
      }
    }
  }

  private static void look(
      Firewall firewall, RuleSet.Routing set, RoutingRule rule, Consumer<Problem> problems) {
    for (RulePart part : RulePart.partsOf(rule)) {
      if (part.of(rule).filter(Cell::negated).isPresent()) {
        problems.accept(
            Problem.error(
                "route.negated",
                Places.of(firewall, set, rule, part.title()),
                "A route cannot say \"anything but\" in its " + part.title() + ".",
                "Take the negation off, and name what the route leads to or leaves by."));
      }
    }
    if (rule.defaultRoute() && !rule.destination().isAny()) {
      problems.accept(
          Problem.error(
              "route.default",
              Places.of(firewall, set, rule, RulePart.DESTINATION.title()),
              "It is the default route and names a destination, too; it cannot be both.",
              "Empty the destination, or switch \"default route\" off."));
    }
    rule.info()
        .expires()
        .ifPresent(
            day ->
                problems.accept(
                    Problem.error(
                        "route.expires",
                        Places.of(firewall, set, rule, "options"),
                        "A route is set when the firewall is installed, and nothing takes it away after "
                            + day
                            + ".",
                        "Empty its last day, and disable the rule when it is time.")));
  }
}

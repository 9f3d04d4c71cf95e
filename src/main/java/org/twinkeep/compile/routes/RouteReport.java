package org.twinkeep.compile.routes;

import java.util.function.Consumer;
import org.twinkeep.check.Places;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** A routing rule of a firewall, and where to say what is wrong with it. */
record RouteReport(
    Firewall firewall, RuleSet.Routing set, RoutingRule rule, Consumer<Problem> problems) {

  /** {@code route.output-interface} about the cell of this name. */
  void refuse(String part, String message, String remedy) {
    refuse(part.replace(' ', '-'), part, message, remedy);
  }

  /** {@code route.what} about a cell. */
  void refuse(String what, String part, String message, String remedy) {
    problems.accept(
        Problem.error("route." + what, Places.of(firewall, set, rule, part), message, remedy));
  }
}

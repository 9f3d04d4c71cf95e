package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** Routes that no generated file brings: those that do not follow the master of a cluster. */
final class StaticRoutes implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (RuleSet.Routing set : firewall.ruleSets().routing()) {
        for (RoutingRule rule : set.rules()) {
          boolean generated = firewall instanceof Cluster && rule.followMaster();
          if (rule.enabled() && !generated) {
            problems.accept(
                Problem.note(
                    "route.not-generated",
                    Places.of(firewall, set, rule, ""),
                    "The bundle brings routes that follow the master of a cluster only; this one tells"
                        + " Twinkeep which networks are behind the interface.",
                    "Set the route in the network configuration of the node"
                        + (firewall instanceof Cluster ? ", or let it follow the master." : ".")));
          }
        }
      }
    }
  }
}

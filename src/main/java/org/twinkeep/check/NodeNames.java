package org.twinkeep.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Names of nodes that are no host names, or not theirs alone: bundles are filed under them. */
final class NodeNames implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      Map<String, Node> names = new HashMap<>();
      for (Node node : firewall.nodes()) {
        if (!node.name().matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?")) {
          problems.accept(
              Problem.error(
                  "node.name.unusable",
                  Places.of(firewall, node).in("name"),
                  "'" + node.name() + "' cannot be a host name.",
                  "Use letters, digits, '-' and '.'; at most 63."));
        } else if (names.putIfAbsent(node.name(), node) != null) {
          problems.accept(
              Problem.error(
                  "node.name.duplicate",
                  Places.of(firewall, node).in("name"),
                  "Two nodes of " + firewall.name() + " have this name.",
                  "Rename one of them."));
        }
      }
    }
  }
}

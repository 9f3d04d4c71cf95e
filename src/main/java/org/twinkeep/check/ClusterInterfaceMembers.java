package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A cluster interface that has not exactly one interface of each node. */
final class ClusterInterfaceMembers implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    for (ClusterInterface iface : cluster.interfaces()) {
      for (Node node : cluster.nodes()) {
        long members =
            node.interfaces().stream().filter(i -> iface.members().contains(i.id())).count();
        if (members == 0) {
          problems.accept(
              Problem.error(
                  "cluster.interface.member-missing",
                  Places.of(cluster, iface).in("members"),
                  node.name() + " has no interface in it and could not take over its addresses.",
                  "Choose an interface of " + node.name() + "."));
        } else if (members > 1) {
          problems.accept(
              Problem.error(
                  "cluster.interface.member-twice",
                  Places.of(cluster, iface).in("members"),
                  node.name() + " takes part with several interfaces.",
                  "Leave one of them."));
        }
      }
    }
  }
}

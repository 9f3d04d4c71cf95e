package org.twinkeep.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Nodes of the same priority: chance decides who is master. */
final class EqualPriorities implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    Map<Integer, Node> first = new HashMap<>();
    for (Node node : cluster.nodes()) {
      Node other = first.putIfAbsent(node.priority(), node);
      if (other != null) {
        problems.accept(
            Problem.warning(
                "cluster.priority.equal",
                Places.of(cluster, node).in("priority"),
                "It has the same priority as "
                    + other.name()
                    + "; their addresses decide who is master.",
                "Give each node a priority of its own, such as 250 and 240."));
      }
    }
  }
}

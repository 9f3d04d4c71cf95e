package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A cluster of one node. */
final class FewNodes implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    if (cluster.nodes().size() < 2) {
      problems.accept(
          Problem.error(
              "cluster.nodes.few",
              Places.of(cluster),
              "A cluster of fewer than two nodes has nobody to take over.",
              "Add a node, or make it a single firewall."));
    }
  }
}

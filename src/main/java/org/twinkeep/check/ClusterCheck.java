package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A check that looks at one cluster at a time. */
interface ClusterCheck extends Check {

  void run(Project project, Cluster cluster, Consumer<Problem> problems);

  @Override
  default void run(Project project, Consumer<Problem> problems) {
    project.firewalls().stream()
        .filter(Cluster.class::isInstance)
        .map(Cluster.class::cast)
        .forEach(cluster -> run(project, cluster, problems));
  }
}

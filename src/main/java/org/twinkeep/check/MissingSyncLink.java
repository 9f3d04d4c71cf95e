package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** State sync without a link, and fail-over without state sync. */
final class MissingSyncLink implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    if (!cluster.stateSync().enabled()) {
      problems.accept(
          Problem.warning(
              "cluster.sync.off",
              Places.of(cluster).in("state sync"),
              "Connection states are not synchronised: every connection ends at a fail-over.",
              "Switch state sync on."));
    } else if (cluster.syncLinks().isEmpty()) {
      problems.accept(
          Problem.error(
              "cluster.sync.missing",
              Places.of(cluster).in("state sync"),
              "States shall be synchronised, but there is no state sync link.",
              "Add a link between the nodes, or switch state sync off."));
    }
  }
}

package org.twinkeep.check;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Weights that change a priority nobody asks for. */
final class TrackingWeights implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    FailoverSettings failover = cluster.failover();
    boolean weighted =
        IntStream.concat(
                failover.trackedScripts().stream().mapToInt(s -> s.weight()),
                failover.trackedProcesses().stream().mapToInt(p -> p.weight()))
            .anyMatch(weight -> weight != 0);
    if (weighted && !failover.preempt()) {
      problems.accept(
          Problem.warning(
              "cluster.track.weight",
              Places.of(cluster).in("tracking"),
              "A weight lowers the priority, but without preemption a lower priority moves nothing:"
                  + " the failure has no effect.",
              "Use weight 0, so that a failure is a fault, or switch preemption on."));
    }
  }
}

package org.twinkeep.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A state sync link whose failure would make the nodes give up. */
final class TrackedSyncLink implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    List<Id> sync = cluster.syncLinks().stream().flatMap(l -> l.members().stream()).toList();
    List<Id> watched =
        Stream.concat(
                cluster.failover().trackedInterfaces().stream(),
                cluster.interfaces().stream().flatMap(i -> i.members().stream()))
            .filter(sync::contains)
            .toList();
    for (Node node : cluster.nodes()) {
      for (Interface iface : node.interfaces()) {
        if (watched.contains(iface.id())) {
          problems.accept(
              Problem.danger(
                  "cluster.sync.tracked",
                  Places.of(cluster, node, iface),
                  "It carries state sync, and its failure is a fault: one broken cable takes both"
                      + " nodes out of service.",
                  "Do not track it, and keep virtual addresses off it."));
        }
      }
    }
  }
}

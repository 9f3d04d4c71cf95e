package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.model.StateSyncSettings.Mode;
import org.twinkeep.problem.Problem;

/** FTFW counts the messages of one peer; with more it asks for the wrong ones again. */
final class SyncModeForManyNodes implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    if (cluster.stateSync().enabled()
        && cluster.stateSync().mode() == Mode.FTFW
        && cluster.nodes().size() > 2) {
      problems.accept(
          Problem.warning(
              "cluster.sync.many-nodes",
              Places.of(cluster).in("state sync"),
              "The FTFW protocol is made for two nodes; with "
                  + cluster.nodes().size()
                  + " its acknowledgements come from several.",
              "Use NOTRACK, or ALARM where messages get lost."));
    }
  }
}

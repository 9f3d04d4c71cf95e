package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** An interval between adverts that is not what it seems, or asks too much of the nodes. */
final class AdvertInterval implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    int millis = cluster.failover().advertMillis();
    if (cluster.failover().version() == 3 && millis % 10 != 0) {
      problems.accept(
          Problem.warning(
              "cluster.advert.rounded",
              Places.of(cluster).in("advert interval"),
              "VRRP counts hundredths of a second; " + millis + " ms are rounded up.",
              "Use a multiple of 10 ms."));
    }
    if (millis < 50) {
      problems.accept(
          Problem.warning(
              "cluster.advert.fast",
              Places.of(cluster).in("advert interval"),
              "With adverts faster than every 50 ms a busy node misses its turn, and the addresses"
                  + " move without need.",
              "Use 50 ms or more."));
    }
  }
}

package org.twinkeep.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.model.SyncLink;
import org.twinkeep.problem.Problem;

/** State sync by a transport that does not work. */
final class SyncTransport implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    if (!cluster.stateSync().enabled()) {
      return;
    }
    Set<String> channels = new HashSet<>();
    for (SyncLink link : cluster.syncLinks()) {
      switch (link.transport()) {
        case TCP ->
            problems.accept(
                Problem.error(
                    "cluster.sync.tcp",
                    Places.of(cluster).in("sync link"),
                    "Over TCP conntrackd sends states into a connection that died with the other node:"
                        + " a node that lost power does not get them again when it is back, and the"
                        + " next fail-over ends all connections.",
                    "Use multicast or UDP."));
        case UDP -> {
          if (cluster.nodes().size() > 2) {
            problems.accept(
                Problem.error(
                    "cluster.sync.udp-nodes",
                    Places.of(cluster).in("sync link"),
                    "UDP reaches one other node only, and there are "
                        + cluster.nodes().size()
                        + " nodes.",
                    "Use multicast."));
          }
        }
        case MULTICAST -> {
          if (!channels.add(link.group().toString()) || !channels.add(":" + link.port())) {
            problems.accept(
                Problem.error(
                    "cluster.sync.same-channel",
                    Places.of(cluster).in("sync link"),
                    "Two state sync links have the same multicast group or port.",
                    "Give each link a group and a port of its own."));
          }
        }
      }
    }
  }
}

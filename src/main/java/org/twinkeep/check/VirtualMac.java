package org.twinkeep.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** What virtual hardware addresses cost, and where they collide. */
final class VirtualMac implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    if (!cluster.failover().virtualMac()) {
      return;
    }
    problems.accept(
        Problem.warning(
            "cluster.virtual-mac",
            Places.of(cluster).in("virtual MAC"),
            "With a virtual hardware address the backup forwards every frame that a switch floods a"
                + " second time; fail-over is not faster.",
            "Use it only for neighbours that ignore gratuitous ARP."));
    Set<Integer> vrids = new HashSet<>();
    for (ClusterInterface iface : cluster.interfaces()) {
      if (!vrids.add(iface.vrid())) {
        problems.accept(
            Problem.error(
                "cluster.vrid.virtual-mac",
                Places.of(cluster, iface).in("VRID"),
                "The virtual hardware address comes from the VRID, and another cluster interface has"
                    + " the same one.",
                "Give each cluster interface a VRID of its own."));
      }
    }
  }
}

package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A cluster interface without virtual address, or with some that nobody filters. */
final class NoVirtualAddress implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    for (ClusterInterface iface : cluster.interfaces()) {
      if (iface.addresses().stream().noneMatch(a -> filtered(cluster, a))) {
        problems.accept(
            Problem.error(
                "cluster.interface.no-address",
                Places.of(cluster, iface).in("addresses"),
                "It has no virtual address, so there is nothing to take over.",
                "Give it a virtual address, or remove the cluster interface."));
      } else if (!iface.addresses().stream().allMatch(a -> filtered(cluster, a))) {
        problems.accept(
            Problem.warning(
                "cluster.address.family",
                Places.of(cluster, iface).in("addresses"),
                "The firewall drops all packets of one of its address families; virtual addresses of"
                    + " that family are not generated.",
                "Filter both families, or remove these addresses."));
      }
    }
  }

  private static boolean filtered(Cluster cluster, InterfaceAddress address) {
    return cluster.settings().families().contains(address.family());
  }
}

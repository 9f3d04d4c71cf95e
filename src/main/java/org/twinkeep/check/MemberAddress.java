package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** An interface that cannot send adverts, because its own address is missing or not known. */
final class MemberAddress implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    for (ClusterInterface shared : cluster.interfaces()) {
      for (Node node : cluster.nodes()) {
        Parts.member(node, shared.members())
            .ifPresent(own -> check(cluster, shared, node, own, problems));
      }
    }
  }

  private static void check(
      Cluster cluster,
      ClusterInterface shared,
      Node node,
      Interface own,
      Consumer<Problem> problems) {
    if (own.dynamic()) {
      problems.accept(
          Problem.error(
              "cluster.interface.dynamic",
              Places.of(cluster, node, own),
              "Its address is not known beforehand, so the peers could not tell its adverts from"
                  + " somebody else's.",
              "Give it a fixed address."));
      return;
    }
    for (Family family : cluster.settings().families()) {
      boolean needed =
          shared.addresses().stream().anyMatch(a -> a.family() == family)
              // IPv6 adverts come from the link-local address, which the kernel makes by itself.
              && (family == Family.IPV4 || cluster.failover().unicast());
      if (needed && own.addresses().stream().noneMatch(a -> a.family() == family)) {
        problems.accept(
            Problem.error(
                "cluster.interface.member-without-address",
                Places.of(cluster, node, own).in("addresses"),
                "It has no " + family.label() + " address of its own to send adverts from.",
                "Give it an address of the network that the virtual address lies in."));
      }
    }
  }
}

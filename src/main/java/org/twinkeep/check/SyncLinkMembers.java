package org.twinkeep.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.SyncLink;
import org.twinkeep.model.SyncLink.Transport;
import org.twinkeep.problem.Problem;

/** A state sync link that does not join all nodes, or not by addresses it can use. */
final class SyncLinkMembers implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    for (SyncLink link : cluster.syncLinks()) {
      for (Node node : cluster.nodes()) {
        Optional<Interface> own = Parts.member(node, link.members());
        if (own.isEmpty()) {
          problems.accept(
              Problem.error(
                  "cluster.sync.member-missing",
                  Places.of(cluster).in("sync link"),
                  node.name() + " has no interface on a state sync link.",
                  "Choose one; a cable of its own is best."));
        } else if (!canTalk(cluster, link, own.get())) {
          problems.accept(
              Problem.error(
                  "cluster.sync.no-address",
                  Places.of(cluster, node, own.get()).in("addresses"),
                  link.transport() == Transport.MULTICAST
                      ? "State sync by multicast needs an IPv4 address here."
                      : "State sync needs addresses of one family on all nodes of the link.",
                  "Give the interface an address."));
        }
      }
    }
  }

  /** Multicast speaks IPv4 only; the rest takes the family of the node's first choice: IPv4. */
  private static boolean canTalk(Cluster cluster, SyncLink link, Interface own) {
    List<Interface> members = Parts.members(cluster, link.members());
    boolean four = has(own, Family.IPV4);
    if (link.transport() == Transport.MULTICAST) {
      return four;
    }
    Family family = four ? Family.IPV4 : Family.IPV6;
    return members.stream().allMatch(m -> has(m, family));
  }

  private static boolean has(Interface iface, Family family) {
    return iface.addresses().stream().anyMatch(a -> a.family() == family);
  }
}

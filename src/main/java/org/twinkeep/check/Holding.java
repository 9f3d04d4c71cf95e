package org.twinkeep.check;

import java.util.stream.Stream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Place;

/**
 * An address and who holds it.
 *
 * @param address the address with its network
 * @param holder in words: {@code lj-fw-1 eth0}
 * @param firewall the firewall it belongs to
 * @param iface the interface or cluster interface
 * @param virtual whether the master holds it, and not one node
 * @param place for problems
 */
record Holding(
    InterfaceAddress address, String holder, Id firewall, Id iface, boolean virtual, Place place) {

  /** All addresses of all firewalls. */
  static Stream<Holding> all(Project project) {
    return project.firewalls().stream().flatMap(Holding::all);
  }

  static Stream<Holding> all(Firewall firewall) {
    Stream<Holding> own =
        firewall.nodes().stream()
            .flatMap(n -> n.interfaces().stream().flatMap(i -> of(firewall, n, i)));
    return firewall instanceof Cluster cluster
        ? Stream.concat(cluster.interfaces().stream().flatMap(i -> of(cluster, i)), own)
        : own;
  }

  private static Stream<Holding> of(Firewall firewall, Node node, Interface iface) {
    return iface.addresses().stream()
        .map(
            a ->
                new Holding(
                    a,
                    node.name() + " " + iface.name(),
                    firewall.id(),
                    iface.id(),
                    false,
                    Places.of(firewall, node, iface)));
  }

  private static Stream<Holding> of(Cluster cluster, ClusterInterface iface) {
    return iface.addresses().stream()
        .map(
            a ->
                new Holding(
                    a,
                    cluster.name() + " " + iface.name(),
                    cluster.id(),
                    iface.id(),
                    true,
                    Places.of(cluster, iface)));
  }
}

package org.twinkeep.compile.ownership;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/** Finds the cluster interface on which an address belongs. */
final class Homes {

  private final Cluster cluster;

  Homes(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * The cluster interface whose network contains the address: one that the rule names first, then
   * the one with the longest prefix, then the first.
   */
  Optional<ClusterInterface> attached(Ip address, List<Id> named) {
    return candidates()
        .filter(i -> match(i, address).isPresent())
        .min(
            Comparator.comparing((ClusterInterface i) -> !named.contains(i.id()))
                .thenComparing(i -> -match(i, address).orElse(0)));
  }

  /**
   * The cluster interface for an address that routers send to the cluster: one that the rule names,
   * else one towards the outside, else the first.
   */
  Optional<ClusterInterface> routed(List<Id> named) {
    return candidates()
        .min(
            Comparator.comparing((ClusterInterface i) -> !named.contains(i.id()))
                .thenComparing(i -> !isOutside(i)));
  }

  /** Only an interface with a VRRP instance can hold more addresses. */
  private Stream<ClusterInterface> candidates() {
    return VrrpInstance.of(cluster).stream().map(VrrpInstance::iface).distinct();
  }

  /** The networks of a cluster interface: of its virtual addresses and of its members' own ones. */
  Stream<Prefix> networks(ClusterInterface iface) {
    return Stream.concat(
            iface.addresses().stream(), members(iface).flatMap(m -> m.addresses().stream()))
        .filter(a -> a.length() < a.family().bits())
        .map(InterfaceAddress::network)
        .distinct();
  }

  private OptionalInt match(ClusterInterface iface, Ip address) {
    return networks(iface).filter(p -> p.contains(address)).mapToInt(Prefix::length).max();
  }

  private boolean isOutside(ClusterInterface iface) {
    return members(iface).anyMatch(m -> m.role() == Interface.Role.OUTSIDE);
  }

  private Stream<Interface> members(ClusterInterface iface) {
    return cluster.nodes().stream()
        .flatMap(node -> node.interfaces().stream())
        .filter(i -> iface.members().contains(i.id()));
  }
}

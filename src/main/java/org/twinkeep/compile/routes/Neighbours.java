package org.twinkeep.compile.routes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/**
 * What a node reaches without a router: the networks that its addresses bring.
 *
 * @param own the addresses of the node
 * @param following whether it holds the virtual addresses, too
 */
record Neighbours(Own own, boolean following) {

  /** Every interface has it. */
  private static final Prefix LINK_LOCAL = Prefix.parse("fe80::/64");

  static Neighbours of(NodeContext context, boolean following) {
    return new Neighbours(new Own(context), following);
  }

  /** The interface through which it is reached, of those that may be meant. */
  Optional<String> device(Ip neighbour, Optional<String> named) {
    return named.isPresent()
        ? named.filter(device -> isBehind(device, neighbour))
        : own.interfaces().stream()
            .filter(i -> holds(i, neighbour))
            .map(Interface::name)
            .findFirst();
  }

  /** A link-local one is behind any interface; of a dynamic one the network is not known. */
  private boolean isBehind(String device, Ip neighbour) {
    return neighbour.isLinkLocal()
        || own.interfaces().stream()
            .filter(i -> i.name().equals(device))
            .anyMatch(i -> i.dynamic() || holds(i, neighbour));
  }

  private boolean holds(Interface device, Ip neighbour) {
    Stream<InterfaceAddress> virtual =
        following
            ? own.shared(device.id()).stream().flatMap(shared -> shared.addresses().stream())
            : Stream.empty();
    return Stream.concat(device.addresses().stream(), virtual)
        .anyMatch(a -> a.network().contains(neighbour));
  }

  /**
   * Whether only a virtual address brings a network with it in it, which a backup does not have.
   */
  boolean isBehindVirtual(Ip neighbour) {
    return virtual().anyMatch(a -> a.network().contains(neighbour));
  }

  private Stream<InterfaceAddress> virtual() {
    return own.clusterInterfaces().stream().map(ClusterInterface::addresses).flatMap(List::stream);
  }

  /** Whether it is the firewall itself, or the first or last address of an IPv4 network. */
  boolean isNone(Ip ip) {
    return Stream.concat(own.realAddresses(), virtual())
        .anyMatch(
            a ->
                a.address().equals(ip)
                    || ip.family() == Family.IPV4
                        && a.length() < 31
                        && a.family() == ip.family()
                        && (a.network().first().equals(ip) || a.network().last().equals(ip)));
  }

  /** The interface that has a network, whole, as its own; a virtual address may bring it. */
  Optional<String> attached(Prefix network) {
    return own.interfaces().stream()
        .filter(
            device -> network.equals(LINK_LOCAL) || own.networks(device).anyMatch(network::equals))
        .map(Interface::name)
        .findFirst();
  }
}

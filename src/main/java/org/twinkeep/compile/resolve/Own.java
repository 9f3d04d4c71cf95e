package org.twinkeep.compile.resolve;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Kind;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/** The addresses and interfaces of the node, with the virtual addresses that it may hold. */
public final class Own {

  private final NodeContext context;

  public Own(NodeContext context) {
    this.context = context;
  }

  public List<Interface> interfaces() {
    return context.node().interfaces();
  }

  /** Interfaces that packets come in by from elsewhere, also those left alone. */
  public List<Interface> attachedInterfaces() {
    return interfaces().stream()
        .filter(i -> i.kind() != Kind.LOOPBACK && i.kind() != Kind.BRIDGE_PORT)
        .filter(i -> !i.name().equals("lo"))
        .toList();
  }

  /** Interfaces that rules speak about: not lo, not ports of a bridge, not those left alone. */
  public List<Interface> protectedInterfaces() {
    return attachedInterfaces().stream().filter(i -> !i.unprotected()).toList();
  }

  public List<ClusterInterface> clusterInterfaces() {
    return context.cluster().map(Cluster::interfaces).orElse(List.of());
  }

  /** This node's interface in a cluster interface. */
  public Optional<Interface> member(ClusterInterface shared) {
    return interfaces().stream().filter(i -> shared.members().contains(i.id())).findFirst();
  }

  /** The cluster interfaces that an interface of this node belongs to: one, as a rule. */
  public List<ClusterInterface> shared(Id device) {
    return clusterInterfaces().stream().filter(c -> c.members().contains(device)).toList();
  }

  /** Whether some address of the node is not known here. */
  public boolean isDynamic() {
    return interfaces().stream().anyMatch(Interface::dynamic);
  }

  /**
   * Addresses of the node and virtual ones; addresses that only NAT rules name are not among them.
   */
  public Stream<Ip> addresses() {
    return Stream.concat(realAddresses(), virtualAddresses()).map(InterfaceAddress::address);
  }

  /** The addresses that the node always has. */
  public Stream<InterfaceAddress> realAddresses() {
    return interfaces().stream().flatMap(i -> i.addresses().stream());
  }

  private Stream<InterfaceAddress> virtualAddresses() {
    return clusterInterfaces().stream()
        .filter(c -> member(c).isPresent())
        .flatMap(c -> c.addresses().stream());
  }

  /** {@link #addresses()} of one family. */
  public AddressSet set(Family family) {
    return AddressSet.of(family, addresses().map(IpRange::of).toList());
  }

  /** The networks that an interface is attached to, those of its virtual addresses included. */
  public Stream<Prefix> networks(Interface device) {
    Stream<InterfaceAddress> virtual =
        shared(device.id()).stream().flatMap(c -> c.addresses().stream());
    return Stream.concat(device.addresses().stream(), virtual)
        .filter(a -> a.length() > 0 && !a.address().isLinkLocal())
        .map(InterfaceAddress::network);
  }

  /** {@link #networks(Interface)} of one family. */
  public AddressSet networks(Interface device, Family family) {
    return AddressSet.of(
        family, networks(device).filter(n -> n.family() == family).map(Prefix::range).toList());
  }

  /** The address of each attached IPv6 network that every router answers to (RFC 4291, 2.6.1). */
  public AddressSet routerAnycasts() {
    return AddressSet.of(
        Family.IPV6,
        Stream.concat(realAddresses(), virtualAddresses())
            .filter(a -> a.family() == Family.IPV6 && a.length() < 127)
            .map(a -> IpRange.of(a.network().first()))
            .toList());
  }

  /** Broadcast addresses of the attached IPv4 networks and the limited one. */
  public AddressSet broadcasts() {
    return AddressSet.of(
        Family.IPV4,
        Stream.concat(
                Stream.of(Ip.parse("255.255.255.255")),
                Stream.concat(realAddresses(), virtualAddresses())
                    .filter(a -> a.family() == Family.IPV4 && a.length() < 31)
                    .map(InterfaceAddress::network)
                    .map(Prefix::last))
            .map(IpRange::of)
            .toList());
  }
}

package org.twinkeep.analysis.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.StandaloneFirewall;

/** The addresses that a translated cell offers to a packet. */
final class NatChoices {

  private static final Ip LOCALHOST4 = Ip.parse("127.0.0.1");
  private static final Ip LOCALHOST6 = Ip.parse("::1");

  private final Scene scene;

  NatChoices(Scene scene) {
    this.scene = scene;
  }

  /** For a new source; the firewall stands for the address of the interface it leaves by. */
  List<IpRange> sources(Cell to, Packet packet) {
    return offered(to, packet, true);
  }

  /**
   * For a new destination; the firewall, and an interface that gets its address on the node, stand
   * for the address that packets of the node come in by.
   */
  List<IpRange> destinations(Cell to, Packet packet) {
    return offered(to, packet, false);
  }

  /** Whether a new destination is the node itself, at whatever address it has. */
  boolean isNode(Cell to) {
    return to.members().stream()
        .map(id -> scene.project().element(id).orElseThrow())
        .anyMatch(
            e ->
                switch (e) {
                  case Firewall _, Node _ -> true;
                  case Interface device -> device.dynamic();
                  case Element _ -> false;
                });
  }

  private List<IpRange> offered(Cell to, Packet packet, boolean source) {
    return to.members().stream()
        .flatMap(id -> offered(id, packet, source))
        .filter(range -> range.family() == packet.family())
        .distinct()
        .toList();
  }

  private Stream<IpRange> offered(Id id, Packet packet, boolean source) {
    Family family = packet.family();
    return switch (scene.project().element(id).orElseThrow()) {
      case Host host -> host.addresses().stream().map(a -> IpRange.of(a.ip()));
      case Network network -> Stream.of(network.prefix().range());
      case AddressRange range -> Stream.of(range.range());
      case ObjectGroup group -> group.members().stream().flatMap(m -> offered(m, packet, source));
      case Interface device when !device.dynamic() -> first(device.addresses(), family).stream();
      case ClusterInterface shared -> first(shared.addresses(), family).stream();
      case Firewall _, Node _, Interface _ -> source ? leaving(packet).stream() : entered(packet);
      case Element other ->
          throw new IllegalArgumentException(other.name() + " is no address to translate to");
    };
  }

  /** The virtual address of the outgoing interface in a cluster, else the interface's own. */
  Optional<IpRange> leaving(Packet packet) {
    Optional<Interface> device = device(packet.output().orElseThrow());
    return switch (scene.firewall()) {
      case StandaloneFirewall _ -> device.flatMap(d -> first(d.addresses(), packet.family()));
      case Cluster cluster ->
          cluster.interfaces().stream()
              .filter(shared -> device.filter(d -> shared.members().contains(d.id())).isPresent())
              .flatMap(shared -> first(shared.addresses(), packet.family()).stream())
              .findFirst();
    };
  }

  /** The first address that the interface itself has; without one, any that it may hold. */
  private Stream<IpRange> entered(Packet packet) {
    Family family = packet.family();
    if (packet.input().isEmpty()) {
      return Stream.of(IpRange.of(family == Family.IPV4 ? LOCALHOST4 : LOCALHOST6));
    }
    return device(packet.input().get()).stream()
        .flatMap(
            device ->
                first(device.addresses(), family)
                    .map(Stream::of)
                    .orElseGet(() -> usable(scene.addresses(device), family)));
  }

  /** The interfaces whose networks hold one of the addresses. */
  Stream<Interface> behind(List<IpRange> targets) {
    return scene.node().interfaces().stream()
        .filter(
            i -> scene.networks(i).anyMatch(n -> targets.stream().anyMatch(n.range()::overlaps)));
  }

  /** Absent where the project knows no such interface, and thus no address of it. */
  private Optional<Interface> device(String name) {
    return scene.node().interfaces().stream().filter(i -> i.name().equals(name)).findFirst();
  }

  private static Optional<IpRange> first(List<InterfaceAddress> addresses, Family family) {
    return usable(addresses, family).findFirst();
  }

  private static Stream<IpRange> usable(List<InterfaceAddress> addresses, Family family) {
    return addresses.stream()
        .map(InterfaceAddress::address)
        .filter(ip -> ip.family() == family && !ip.isLinkLocal())
        .map(IpRange::of);
  }
}

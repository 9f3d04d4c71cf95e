package org.twinkeep.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.model.Zone;

/**
 * The addresses and ports that an element speaks of, as far as they stand in the project: for
 * searching and for showing. What a rule matches is the compiler's business.
 */
public final class Extents {

  private Extents() {}

  /** All address ranges of an element, through groups, in order of appearance. */
  public static List<IpRange> addresses(Project project, Element element) {
    return addresses(project, element, new HashSet<>()).distinct().toList();
  }

  /** All destination ports of a service, through groups; every port when it names none. */
  public static List<PortRange> ports(Project project, Element element) {
    return ports(project, element, new HashSet<>()).distinct().toList();
  }

  private static Stream<IpRange> addresses(Project project, Element element, Set<Id> seen) {
    if (!seen.add(element.id())) {
      return Stream.empty();
    }
    return switch (element) {
      case Host host -> host.addresses().stream().map(HostAddress::ip).map(IpRange::of);
      case Network network -> Stream.of(network.prefix().range());
      case AddressRange range -> Stream.of(range.range());
      case ObjectGroup group ->
          group.members().stream()
              .map(project::element)
              .flatMap(Optional::stream)
              .flatMap(member -> addresses(project, member, seen));
      case DynamicGroup _, DnsName _, AddressTable _ -> Stream.empty();
      case Service _ -> Stream.empty();
      case TimeWindow _ -> Stream.empty();
      case Firewall firewall -> ofFirewall(firewall);
      case Node node -> node.interfaces().stream().flatMap(i -> own(i.addresses()));
      case Interface i -> own(i.addresses());
      case ClusterInterface i -> own(i.addresses());
      case Zone _ -> Stream.empty();
    };
  }

  private static Stream<IpRange> ofFirewall(Firewall firewall) {
    Stream<IpRange> nodes =
        firewall.nodes().stream()
            .flatMap(n -> n.interfaces().stream())
            .flatMap(i -> own(i.addresses()));
    return switch (firewall) {
      case StandaloneFirewall _ -> nodes;
      case Cluster cluster ->
          Stream.concat(cluster.interfaces().stream().flatMap(i -> own(i.addresses())), nodes);
    };
  }

  private static Stream<IpRange> own(List<InterfaceAddress> addresses) {
    return addresses.stream().map(InterfaceAddress::address).map(IpRange::of);
  }

  private static Stream<PortRange> ports(Project project, Element element, Set<Id> seen) {
    if (!seen.add(element.id())) {
      return Stream.empty();
    }
    return switch (element) {
      case TcpService tcp -> orAll(tcp.destinationPorts());
      case UdpService udp -> orAll(udp.destinationPorts());
      case ServiceGroup group ->
          group.members().stream()
              .map(project::element)
              .flatMap(Optional::stream)
              .flatMap(member -> ports(project, member, seen));
      case IcmpService _, Icmp6Service _, IpService _ -> Stream.empty();
      case CustomService _, TagService _, UserService _ -> Stream.empty();
      case AddressObject _ -> Stream.empty();
      case TimeWindow _ -> Stream.empty();
      case Firewall _, Node _, Interface _, ClusterInterface _, Zone _ -> Stream.empty();
    };
  }

  private static Stream<PortRange> orAll(List<PortRange> ports) {
    return ports.isEmpty() ? Stream.of(PortRange.ALL) : ports.stream();
  }
}

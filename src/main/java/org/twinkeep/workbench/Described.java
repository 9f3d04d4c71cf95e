package org.twinkeep.workbench;

import java.util.List;
import java.util.stream.Collectors;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Host;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.model.Zone;

/**
 * How an element is shown, the same in tree, cells, diagram and palette.
 *
 * @param kind what it is, in the words of the window: {@code TCP service}
 * @param icon the name of an icon of the Material Design set
 * @param summary what it stands for, in a few words; may be empty: {@code 10.1.1.0/24}
 */
public record Described(String kind, String icon, String summary) {

  private static final int LISTED = 3;

  /** Describes any element. */
  public static Described of(Element element) {
    return switch (element) {
      case Host h ->
          new Described(
              "Host",
              "mdi2d-desktop-classic",
              list(h.addresses().stream().map(a -> a.ip()).toList()));
      case Network n -> new Described("Network", "mdi2l-lan", n.prefix().toString());
      case AddressRange r ->
          new Described("Address range", "mdi2a-arrow-expand-horizontal", r.range().toString());
      case ObjectGroup g ->
          new Described("Group", "mdi2g-group", count(g.members().size(), "member"));
      case DynamicGroup g -> new Described("Dynamic group", "mdi2f-filter-outline", conditions(g));
      case DnsName d -> new Described("DNS name", "mdi2d-dns-outline", d.hostName());
      case AddressTable t -> new Described("Address table", "mdi2t-table-large", t.path());
      case TcpService s ->
          new Described(
              "TCP service",
              "mdi2a-alpha-t-box-outline",
              "tcp/" + ports(s.sourcePorts(), s.destinationPorts()));
      case UdpService s ->
          new Described(
              "UDP service",
              "mdi2a-alpha-u-box-outline",
              "udp/" + ports(s.sourcePorts(), s.destinationPorts()));
      case IcmpService s ->
          new Described(
              "ICMP service",
              "mdi2a-alpha-i-box-outline",
              "icmp " + s.type().map(IcmpType::toString).orElse("any type"));
      case Icmp6Service s ->
          new Described(
              "ICMPv6 service",
              "mdi2a-alpha-i-box-outline",
              "icmpv6 " + s.type().map(IcmpType::toString).orElse("any type"));
      case IpService s ->
          new Described(
              "IP protocol",
              "mdi2a-alpha-p-box-outline",
              s.protocol().isPresent() ? "protocol " + s.protocol().getAsInt() : "any protocol");
      case ServiceGroup g ->
          new Described("Service group", "mdi2g-group", count(g.members().size(), "member"));
      case CustomService s -> new Described("Custom service", "mdi2c-code-braces", "");
      case TagService s -> new Described("Mark", "mdi2b-bookmark-outline", "mark " + s.mark());
      case UserService s -> new Described("User", "mdi2a-account-outline", s.user());
      case TimeWindow t -> new Described("Time window", "mdi2c-clock-outline", t.zone().getId());
      case Cluster c ->
          new Described("Cluster", "mdi2s-server-network", count(c.nodes().size(), "node"));
      case StandaloneFirewall f ->
          new Described("Firewall", "mdi2s-shield-outline", f.node().management().address());
      case Node n -> new Described("Node", "mdi2s-server", n.management().address());
      case Interface i ->
          new Described(
              "Interface", "mdi2e-ethernet", i.dynamic() ? "dynamic" : list(i.addresses()));
      case ClusterInterface i ->
          new Described(
              "Cluster interface", "mdi2s-swap-horizontal-circle-outline", list(i.addresses()));
      case Zone z ->
          new Described("Zone", "mdi2s-select-group", count(z.members().size(), "member"));
    };
  }

  private static String ports(List<PortRange> source, List<PortRange> destination) {
    String to = destination.isEmpty() ? "any" : list(destination);
    return source.isEmpty() ? to : to + " from " + list(source);
  }

  private static String conditions(DynamicGroup group) {
    return String.join(
        ", ",
        List.of(
                group.tags().isEmpty() ? "" : "tagged " + String.join(" and ", group.tags()),
                group.folder().isEmpty() ? "" : "in " + group.folder(),
                group.namePattern().isEmpty() ? "" : "named " + group.namePattern())
            .stream()
            .filter(s -> !s.isEmpty())
            .toList());
  }

  private static String list(List<?> items) {
    String shown =
        items.stream().limit(LISTED).map(Object::toString).collect(Collectors.joining(", "));
    return items.size() <= LISTED ? shown : shown + ", …";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

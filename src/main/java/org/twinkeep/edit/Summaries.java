package org.twinkeep.edit;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.model.*;

/** What an element is, in one line: {@code 10.1.1.0/24}, {@code tcp 80, 443}. */
public final class Summaries {

  private static final int LISTED = 4;

  private Summaries() {}

  /** One line, without the name; never empty. */
  public static String of(Project project, Element element) {
    return switch (element) {
      case Host host -> list(host.addresses().stream().map(a -> a.ip().toString()), "no address");
      case Network network -> network.prefix().toString();
      case AddressRange range -> range.range().toString();
      case ObjectGroup group -> members(project, group.members());
      case DynamicGroup group -> dynamic(group);
      case DnsName name -> name.hostName();
      case AddressTable table -> table.path();
      case TcpService tcp -> "tcp " + ports(tcp.sourcePorts(), tcp.destinationPorts());
      case UdpService udp -> "udp " + ports(udp.sourcePorts(), udp.destinationPorts());
      case IcmpService icmp -> "icmp " + icmp.type().map(IcmpType::toString).orElse("any");
      case Icmp6Service icmp -> "icmpv6 " + icmp.type().map(IcmpType::toString).orElse("any");
      case IpService ip ->
          "ip protocol " + (ip.protocol().isPresent() ? ip.protocol().getAsInt() : "any");
      case ServiceGroup group -> members(project, group.members());
      case CustomService _ -> "raw match";
      case TagService tag -> "mark " + tag.mark();
      case UserService user -> "socket owner " + user.user();
      case TimeWindow window -> time(window);
      case Cluster cluster ->
          list(cluster.interfaces().stream().flatMap(i -> texts(i.addresses())), "no address");
      case StandaloneFirewall firewall ->
          list(
              firewall.node().interfaces().stream().flatMap(i -> texts(i.addresses())),
              "no address");
      case Node node -> node.management().address();
      case Interface i ->
          i.dynamic() ? "dynamic address" : list(texts(i.addresses()), "no address");
      case ClusterInterface i -> list(texts(i.addresses()), "no virtual address");
      case Zone zone -> members(project, zone.members());
    };
  }

  private static Stream<String> texts(List<InterfaceAddress> addresses) {
    return addresses.stream().map(InterfaceAddress::toString);
  }

  private static String members(Project project, List<Id> members) {
    return list(
        members.stream().map(m -> project.element(m).map(Element::name).orElse(m + " (missing)")),
        "empty");
  }

  private static String dynamic(DynamicGroup group) {
    return list(
        Stream.of(
                group.tags().stream().map(t -> "#" + t),
                Stream.of(group.folder()).filter(f -> !f.isEmpty()).map(f -> "in " + f),
                Stream.of(group.namePattern()).filter(p -> !p.isEmpty()).map(p -> "like " + p))
            .flatMap(s -> s),
        "no condition");
  }

  private static String ports(List<PortRange> source, List<PortRange> destination) {
    String to = list(destination.stream().map(PortRange::toString), "any port");
    return source.isEmpty()
        ? to
        : to + " from " + list(source.stream().map(PortRange::toString), "any port");
  }

  private static String time(TimeWindow w) {
    String days =
        w.weekdays().isEmpty()
            ? "every day"
            : w.weekdays().stream().map(Summaries::shortName).collect(Collectors.joining(" "));
    String hours =
        w.from().isEmpty() && w.to().isEmpty()
            ? ""
            : " "
                + w.from().map(Object::toString).orElse("00:00")
                + "–"
                + w.to().map(Object::toString).orElse("24:00");
    String dates =
        w.start().map(s -> " from " + s.toLocalDate()).orElse("")
            + w.end().map(e -> " until " + e.toLocalDate()).orElse("");
    return days + hours + dates;
  }

  private static String shortName(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static String list(Stream<String> texts, String none) {
    List<String> all = texts.toList();
    if (all.isEmpty()) {
      return none;
    }
    String shown = String.join(", ", all.subList(0, Math.min(LISTED, all.size())));
    return all.size() <= LISTED ? shown : shown + " and " + (all.size() - LISTED) + " more";
  }
}

package org.twinkeep.analysis.passage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Node;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.model.Zone;

/**
 * The services that a cell matches, as numbers: protocol × 65536 + destination port, or ICMP type ×
 * 256 + code.
 *
 * @param ranges all that may match
 * @param narrowed whether not all of it does: source ports, flags, marks and raw text are no
 *     numbers here
 * @param text the cell in words
 */
record ServiceMeaning(Ranges ranges, boolean narrowed, String text) {

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;
  private static final long PORTS = 65_536;

  static final Ranges ALL = Ranges.of(0, 256 * PORTS - 1);

  private record Part(Ranges ranges, boolean narrowed) {}

  /** Reads a cell; one whose members stand for nothing matches nothing, negated or not. */
  static ServiceMeaning of(Project project, Cell cell) {
    if (cell.isAny()) {
      return new ServiceMeaning(ALL, false, "everything");
    }
    Ranges union = Ranges.NONE;
    Ranges exact = Ranges.NONE;
    boolean narrowed = false;
    for (Id id : Membership.leaves(project, cell.members())) {
      Optional<Part> part = project.element(id).flatMap(ServiceMeaning::part);
      if (part.isEmpty()) {
        return new ServiceMeaning(Ranges.NONE, false, text(project, cell));
      }
      union = union.with(part.get().ranges());
      narrowed |= part.get().narrowed();
      exact = part.get().narrowed() ? exact : exact.with(part.get().ranges());
    }
    if (union.isEmpty()) {
      return new ServiceMeaning(Ranges.NONE, false, text(project, cell));
    }
    // of a service that is narrowed, the complement still has a part of these numbers
    Ranges matched = cell.negated() ? ALL.minus(exact) : union;
    return new ServiceMeaning(matched, narrowed, text(project, cell));
  }

  private static String text(Project project, Cell cell) {
    String names =
        cell.members().stream()
            .map(id -> project.element(id).map(Element::name).orElse(id + " (missing)"))
            .collect(Collectors.joining(", "));
    return cell.negated() ? "all but " + names : names;
  }

  private static Optional<Part> part(Element service) {
    return switch (service) {
      case TcpService tcp ->
          Optional.of(
              new Part(
                  ports(TCP, tcp.destinationPorts()),
                  !tcp.sourcePorts().isEmpty() || tcp.flags().isPresent()));
      case UdpService udp ->
          Optional.of(new Part(ports(UDP, udp.destinationPorts()), !udp.sourcePorts().isEmpty()));
      case IcmpService icmp -> Optional.of(new Part(icmp(ICMP, icmp.type()), false));
      case Icmp6Service icmp -> Optional.of(new Part(icmp(ICMPV6, icmp.type()), false));
      case IpService ip -> Optional.of(ip(ip));
      case CustomService _, TagService _, UserService _ -> Optional.of(new Part(ALL, true));
      case ServiceGroup _ -> Optional.empty();
      case AddressObject _ -> Optional.empty();
      case TimeWindow _ -> Optional.empty();
      case Firewall _, Node _, Interface _, ClusterInterface _, Zone _ -> Optional.empty();
    };
  }

  private static Part ip(IpService ip) {
    OptionalInt protocol = ip.protocol();
    Ranges ranges = protocol.isPresent() ? ports(protocol.getAsInt(), List.of()) : ALL;
    boolean narrowed =
        ip.fragments()
            || ip.dscp().isPresent()
            || ip.tos().isPresent()
            || !ip.ipOptions().isEmpty();
    return new Part(ranges, narrowed);
  }

  private static Ranges ports(int protocol, List<PortRange> ports) {
    long base = protocol * PORTS;
    return ports.isEmpty()
        ? Ranges.of(base, base + PORTS - 1)
        : ports.stream()
            .map(p -> Ranges.of(base + p.first(), base + p.last()))
            .reduce(Ranges.NONE, Ranges::with);
  }

  private static Ranges icmp(int protocol, Optional<IcmpType> type) {
    long base = protocol * PORTS;
    if (type.isEmpty()) {
      return Ranges.of(base, base + PORTS - 1);
    }
    long first = base + type.get().type() * 256L;
    OptionalInt code = type.get().code();
    return code.isPresent()
        ? Ranges.of(first + code.getAsInt(), first + code.getAsInt())
        : Ranges.of(first, first + 255);
  }
}

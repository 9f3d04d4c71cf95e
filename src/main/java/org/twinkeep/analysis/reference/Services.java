package org.twinkeep.analysis.reference;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.twinkeep.model.Cell;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.Family;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpService;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;

/** Which packets a service cell means. */
final class Services {

  private Services() {}

  static boolean match(Scene scene, Cell cell, Packet packet) {
    if (cell.isAny()) {
      return true;
    }
    return cell.members().stream().anyMatch(id -> is(scene, id, packet)) != cell.negated();
  }

  private static boolean is(Scene scene, Id id, Packet p) {
    Service service =
        scene
            .project()
            .object(id)
            .map(Service.class::cast)
            .orElseThrow(() -> new IllegalArgumentException("nothing has the id " + id));
    return switch (service) {
      case TcpService s ->
          p.protocol() == Packet.TCP
              && in(s.sourcePorts(), p.sourcePort())
              && in(s.destinationPorts(), p.destinationPort())
              && s.flags().map(flags -> fits(flags, p.flags())).orElse(true);
      case UdpService s ->
          p.protocol() == Packet.UDP
              && in(s.sourcePorts(), p.sourcePort())
              && in(s.destinationPorts(), p.destinationPort());
      case IcmpService s ->
          p.protocol() == Packet.ICMP
              && p.family() == Family.IPV4
              && s.type().map(t -> fits(t, p)).orElse(true);
      case Icmp6Service s ->
          p.protocol() == Packet.ICMPV6
              && p.family() == Family.IPV6
              && s.type().map(t -> fits(t, p)).orElse(true);
      case IpService s -> is(s, p);
      case ServiceGroup group -> group.members().stream().anyMatch(m -> is(scene, m, p));
      case TagService s -> (p.mark() & s.mark().mask()) == s.mark().value();
      case CustomService s ->
          throw new IllegalArgumentException(s.name() + " is in a back end's words");
      case UserService s -> throw new IllegalArgumentException(s.name() + " needs a socket");
    };
  }

  private static boolean is(IpService s, Packet p) {
    if (s.fragments() || !s.ipOptions().isEmpty()) {
      return false; // packets here are whole and carry no options
    }
    return (s.protocol().isEmpty() || s.protocol().getAsInt() == p.protocol())
        && (s.dscp().isEmpty() || s.dscp().getAsInt() == p.tos() >> 2)
        && (s.tos().isEmpty() || s.tos().getAsInt() == p.tos());
  }

  private static boolean in(List<PortRange> ranges, int port) {
    return ranges.isEmpty() || ranges.stream().anyMatch(r -> r.contains(port));
  }

  private static boolean fits(TcpFlags wanted, Set<TcpFlags.Flag> flags) {
    Set<TcpFlags.Flag> seen = EnumSet.noneOf(TcpFlags.Flag.class);
    seen.addAll(flags);
    seen.retainAll(wanted.mask());
    return seen.equals(wanted.set());
  }

  private static boolean fits(IcmpType type, Packet p) {
    return type.type() == p.icmpType()
        && (type.code().isEmpty() || type.code().getAsInt() == p.icmpCode());
  }
}

package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.model.Cell;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpService;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;

/** A service cell becomes a condition on what lies above the addresses. */
final class ServiceCell {

  /** The same cell means the same. */
  private record Key(Cell cell, Family family) {}

  private final NodeContext context;
  private final SilentCells<Key> known = new SilentCells<>();

  ServiceCell(NodeContext context) {
    this.context = context;
  }

  CellMeaning resolve(Cell cell, Family family, String part, boolean lenient, RuleReport report) {
    if (cell.isAny()) {
      return CellMeaning.ANY;
    }
    Key key = new Key(cell, family);
    return known.get(key, report, () -> work(cell, family, part, lenient, report));
  }

  private CellMeaning work(
      Cell cell, Family family, String part, boolean lenient, RuleReport report) {
    LinkedHashSet<Service> services = new LinkedHashSet<>();
    List<String> vanished = new ArrayList<>();
    for (Id member : cell.members()) {
      if (!gather(member, new LinkedHashSet<>(), services, vanished, part, report)) {
        return CellMeaning.FAILED;
      }
    }
    if (!vanished.isEmpty() && (cell.negated() || !lenient || services.isEmpty())) {
      report.error(
          "rule.member.empty",
          part,
          "'" + String.join(", ", vanished) + "' holds no service.",
          "Put a service into it, or take it out of the rule.");
      return CellMeaning.FAILED;
    }
    if (!vanished.isEmpty()) {
      report.warning(
          "rule.member.empty",
          part,
          "'"
              + String.join(", ", vanished)
              + "' holds no service; the rule lets less pass than it says.",
          "Put a service into it, or take it out of the rule.");
    }
    return meaning(cell, family, services, part, report);
  }

  private CellMeaning meaning(
      Cell cell, Family family, Set<Service> services, String part, RuleReport report) {
    List<Match> matches =
        services.stream().flatMap(s -> match(s, family).stream()).distinct().toList();
    if (matches.isEmpty()) {
      return cell.negated()
          ? new CellMeaning.ExcludesElsewhere(
              services.stream().map(Service::name).collect(Collectors.joining(", ")))
          : CellMeaning.ELSEWHERE;
    }
    if (matches.stream().anyMatch(ServiceCell::isEverything)) {
      if (!cell.negated()) {
        return CellMeaning.ANY;
      }
      report.error(
          "rule.negation.everything",
          part,
          "It excludes every service, so that the rule can never match.",
          "Exclude less, or disable the rule.");
      return CellMeaning.FAILED;
    }
    return new CellMeaning.Means(new Condition(cell.negated(), MergeServices.merge(matches)));
  }

  private static boolean isEverything(Match match) {
    return match instanceof Match.Header h
        && h.protocol().isEmpty()
        && !h.fragments()
        && h.dscp().isEmpty()
        && h.tos().isEmpty()
        && h.options().isEmpty();
  }

  private boolean gather(
      Id id,
      Set<Id> path,
      Set<Service> services,
      List<String> vanished,
      String part,
      RuleReport report) {
    Optional<ProjectObject> found = context.project().object(id);
    if (found.isEmpty() || !(found.get() instanceof Service service)) {
      reportKind(id, part, report);
      return false;
    }
    if (service instanceof IpService ip && ip.fragments()) {
      report.error(
          "service.fragments",
          part,
          "The kernel puts fragments together before any rule sees them, because it tracks connections: no rule ever meets a second one.",
          "Take '"
              + service.name()
              + "' out; fragments fare as the packets that they are parts of.");
      return false;
    }
    if (!(service instanceof ServiceGroup group)) {
      services.add(service);
      return true;
    }
    if (!path.add(id)) {
      report.error(
          "group.cycle",
          part,
          "The service group '" + group.name() + "' contains itself.",
          "Take one of these groups out of the next.");
      return false;
    }
    int before = services.size();
    for (Id member : group.members()) {
      if (!gather(member, path, services, vanished, part, report)) {
        return false;
      }
    }
    if (group.members().isEmpty() && services.size() == before) {
      vanished.add(group.name());
    }
    path.remove(id);
    return true;
  }

  private void reportKind(Id id, String part, RuleReport report) {
    Optional<Element> element = context.project().element(id);
    if (element.isEmpty()) {
      report.error(
          "reference.missing",
          part,
          "It refers to '" + id + "', which does not exist.",
          "Take the reference out, or put another object in its place.");
    } else {
      report.error(
          "rule.member.kind",
          part,
          "'" + element.get().name() + "' is not a service.",
          "Move it to the cell that it belongs to.");
    }
  }

  /** The match of one service; absent when it does not exist in the family. */
  static Optional<Match> match(Service service, Family family) {
    return switch (service) {
      case TcpService s ->
          Optional.of(
              new Match.Ports(
                  Transport.TCP,
                  MergeServices.ports(s.sourcePorts()),
                  MergeServices.ports(s.destinationPorts()),
                  s.flags()));
      case UdpService s ->
          Optional.of(
              new Match.Ports(
                  Transport.UDP,
                  MergeServices.ports(s.sourcePorts()),
                  MergeServices.ports(s.destinationPorts()),
                  Optional.empty()));
      case IcmpService s ->
          family == Family.IPV4 ? Optional.of(new Match.Icmp(s.type())) : Optional.empty();
      case Icmp6Service s ->
          family == Family.IPV6 ? Optional.of(new Match.Icmp(s.type())) : Optional.empty();
      case IpService s -> ip(s, family);
      case ServiceGroup _ -> Optional.empty();
      case CustomService s ->
          s.family().isEmpty() || s.family().get() == family
              ? Optional.of(new Match.Custom(s.iptables(), s.nftables()))
              : Optional.empty();
      case TagService s -> Optional.of(new Match.PacketMark(s.mark()));
      case UserService s -> Optional.of(new Match.Owner(s.user()));
    };
  }

  private static Optional<Match> ip(IpService s, Family family) {
    if (!s.ipOptions().isEmpty() && family == Family.IPV6) {
      return Optional.empty();
    }
    return Optional.of(
        s.hasHeaderConditions() || s.protocol().isEmpty()
            ? new Match.Header(s.protocol(), s.fragments(), s.dscp(), s.tos(), s.ipOptions())
            : protocol(s.protocol(), family));
  }

  private static Match protocol(OptionalInt number, Family family) {
    int protocol = number.orElseThrow();
    boolean icmp = protocol == (family == Family.IPV4 ? 1 : 58);
    if (icmp) {
      return new Match.Icmp(Optional.empty());
    }
    return switch (protocol) {
      case 6 -> new Match.Ports(Transport.TCP, List.of(), List.of(), Optional.empty());
      case 17 -> new Match.Ports(Transport.UDP, List.of(), List.of(), Optional.empty());
      default -> new Match.Protocol(protocol);
    };
  }
}

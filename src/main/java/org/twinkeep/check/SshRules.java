package org.twinkeep.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Node;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;

/**
 * Whether policy rules let somebody from outside log in to a node by SSH in one family. A rule
 * counts only where branches lead such a packet to it; whether rules above deny it is not looked
 * at.
 */
final class SshRules {

  private static final int TCP = 6;

  private final Project project;
  private final Firewall firewall;
  private final Node node;
  private final Family family;

  /** The node's addresses, as far as they are known. */
  private final List<Ip> own;

  /** What stands for an address of the node that nobody knows here; empty = all are known. */
  private final Set<Id> dynamic;

  SshRules(Project project, Firewall firewall, Node node, Family family) {
    this.project = project;
    this.firewall = firewall;
    this.node = node;
    this.family = family;
    this.own =
        Holding.all(firewall)
            .filter(h -> h.virtual() || node.findInterface(h.iface()).isPresent())
            .map(h -> h.address().address())
            .filter(address -> address.family() == family)
            .toList();
    this.dynamic =
        node.interfaces().stream()
            .filter(Interface::dynamic)
            .flatMap(i -> Stream.of(i.id(), node.id(), firewall.id()))
            .collect(Collectors.toSet());
  }

  /** Whether some rule lets SSH in, be it for a time only. */
  boolean admit() {
    return admits(false);
  }

  /** Whether some rule without a time window or an expiry lets SSH in. */
  boolean admitForGood() {
    return admits(true);
  }

  private boolean admits(boolean forGood) {
    return firewall.ruleSets().policy().stream()
        .limit(1)
        .anyMatch(top -> admits(top, forGood, new HashSet<>()));
  }

  private boolean admits(RuleSet.Policy set, boolean forGood, Set<Id> seen) {
    boolean top = set.id().equals(firewall.ruleSets().policy().getFirst().id());
    return seen.add(set.id())
        && set.families().contains(family)
        && set.rules().stream()
            .filter(PolicyRule::enabled)
            .filter(rule -> !forGood || holdsForGood(rule))
            .filter(rule -> mayMatch(rule, top))
            .anyMatch(rule -> admits(rule.action(), forGood, seen));
  }

  private boolean admits(Action action, boolean forGood, Set<Id> seen) {
    return switch (action) {
      case Action.Accept() -> true;
      case Action.Custom(String _, String _) -> true;
      case Action.Branch(Id target) ->
          firewall.ruleSets().policy().stream()
              .filter(set -> set.id().equals(target))
              .anyMatch(set -> admits(set, forGood, seen));
      case Action.Deny() -> false;
      case Action.Reject(var _) -> false;
      case Action.Continue() -> false;
      case Action.Return() -> false;
    };
  }

  private static boolean holdsForGood(PolicyRule rule) {
    return rule.time().isAny() && rule.info().expires().isEmpty();
  }

  /** Whether a rule may match an SSH packet that comes to the node from outside. */
  private boolean mayMatch(PolicyRule rule, boolean top) {
    return rule.interfaces().out().isAny()
        && mayComeBy(rule.interfaces().in())
        && mayComeBy(rule.interfaces().either())
        && mayBeSsh(project, rule.service(), node.management().port())
        && mayComeFrom(rule.source())
        && mayReach(rule.destination(), top);
  }

  private boolean mayComeBy(Cell interfaces) {
    return interfaces.isAny()
        || interfaces.negated()
        || interfaces.members().stream().anyMatch(this::mayComeBy);
  }

  private boolean mayComeBy(Id member) {
    return !(project.element(member).orElse(null) instanceof Interface)
        || node.findInterface(member).filter(i -> !LoopbackMember.isLoopback(i)).isPresent();
  }

  private boolean mayComeFrom(Cell source) {
    return source.isAny()
        || source.negated()
        || elements(source)
            .anyMatch(
                e -> isOpen(e) || Extents.addresses(project, e).stream().anyMatch(this::isOutside));
  }

  private boolean isOutside(IpRange range) {
    return range.family() == family
        && Holding.all(firewall).noneMatch(h -> IpRange.of(h.address().address()).equals(range));
  }

  /** Behind a branch that SSH takes, any destination is the node, whatever any means on top. */
  private boolean mayReach(Cell destination, boolean top) {
    if (destination.isAny()) {
      return firewall.settings().anyIncludesFirewall() || !top;
    }
    List<Element> elements = elements(destination).toList();
    boolean namesDynamic = elements.stream().anyMatch(e -> dynamic.contains(e.id()));
    return destination.negated()
        ? own.stream().anyMatch(ip -> elements.stream().noneMatch(e -> contains(e, ip)))
            || !dynamic.isEmpty() && !namesDynamic
        : elements.stream().anyMatch(e -> isOpen(e) || own.stream().anyMatch(ip -> contains(e, ip)))
            || namesDynamic;
  }

  private boolean contains(Element element, Ip address) {
    return Extents.addresses(project, element).stream().anyMatch(range -> range.contains(address));
  }

  /** Whether an object may stand for every address. */
  private static boolean isOpen(Element element) {
    return element instanceof DnsName || element instanceof AddressTable;
  }

  private Stream<Element> elements(Cell cell) {
    return elements(project, cell.members());
  }

  private static Stream<Element> elements(Project project, Collection<Id> members) {
    return Membership.leaves(project, members).stream().flatMap(id -> project.element(id).stream());
  }

  /** Whether some packet of a service cell may be SSH to a port. */
  static boolean mayBeSsh(Project project, Cell services, int port) {
    Stream<Service> named =
        elements(project, services.members())
            .flatMap(e -> e instanceof Service service ? Stream.of(service) : Stream.empty());
    return services.isAny()
        || (services.negated()
            ? named.noneMatch(service -> isEverySsh(service, port))
            : named.anyMatch(service -> mayBeSsh(service, port)));
  }

  private static boolean mayBeSsh(Service service, int port) {
    return switch (service) {
      case TcpService tcp -> hasPort(tcp, port);
      case IpService ip -> ip.protocol().orElse(TCP) == TCP && !ip.fragments();
      case CustomService _, TagService _ -> true;
      case UdpService _, IcmpService _, Icmp6Service _, UserService _, ServiceGroup _ -> false;
    };
  }

  /** Whether no SSH packet to the port is left where the service is excluded. */
  private static boolean isEverySsh(Service service, int port) {
    return switch (service) {
      case TcpService tcp ->
          hasPort(tcp, port) && tcp.sourcePorts().isEmpty() && tcp.flags().isEmpty();
      case IpService ip -> ip.protocol().orElse(TCP) == TCP && !ip.hasHeaderConditions();
      case CustomService _, TagService _ -> false;
      case UdpService _, IcmpService _, Icmp6Service _, UserService _, ServiceGroup _ -> false;
    };
  }

  private static boolean hasPort(TcpService tcp, int port) {
    return tcp.destinationPorts().isEmpty()
        || tcp.destinationPorts().stream().anyMatch(p -> p.first() <= port && port <= p.last());
  }
}

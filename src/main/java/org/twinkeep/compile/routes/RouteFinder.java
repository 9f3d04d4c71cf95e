package org.twinkeep.compile.routes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.check.Places;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** Turns routing rules into the routes of one node. */
public final class RouteFinder {

  private final Project project;
  private final NodeContext context;
  private final boolean following;
  private final Consumer<Problem> problems;
  private final Map<Route, Way> ways = new LinkedHashMap<>();

  private RouteFinder(NodeContext context, boolean following, Consumer<Problem> problems) {
    this.project = context.project();
    this.context = context;
    this.following = following;
    this.problems = problems;
  }

  /**
   * The routes of the enabled rules that are meant, in their order.
   *
   * @param following whether who has them holds the virtual addresses, too
   */
  private static Map<Route, Way> find(
      NodeContext context,
      boolean following,
      Predicate<RoutingRule> meant,
      Consumer<Problem> problems) {
    RouteFinder finder = new RouteFinder(context, following, problems);
    for (RuleSet.Routing set : context.firewall().ruleSets().routing()) {
      set.rules().stream()
          .filter(RoutingRule::enabled)
          .filter(meant)
          .forEach(rule -> finder.add(set, rule));
    }
    return Collections.unmodifiableMap(finder.ways);
  }

  /** Those that only the master of a cluster has. */
  public static Map<Route, Way> following(NodeContext context, Consumer<Problem> problems) {
    return context.cluster().isPresent()
        ? find(context, true, RoutingRule::followMaster, problems)
        : Map.of();
  }

  /** Those that the node has whoever is master; a single firewall is its own master. */
  public static Map<Route, Way> staying(NodeContext context, Consumer<Problem> problems) {
    boolean single = context.cluster().isEmpty();
    return find(context, false, rule -> single || !rule.followMaster(), problems);
  }

  private void add(RuleSet.Routing set, RoutingRule rule) {
    if (!gatewaysHaveAddresses(set, rule) || !isForNode(set, rule)) {
      return;
    }
    for (Prefix destination : destinations(set, rule)) {
      List<Hop> hops = hops(set, rule, destination.family());
      Route route = new Route(destination, rule.metric());
      if (!hops.isEmpty() && hasMtuOf(Optional.ofNullable(ways.get(route)), set, rule)) {
        ways.merge(route, Way.of(rule, set, hops), Way::and);
      }
    }
  }

  /** Several rules for the same become one route over several gateways, which has one MTU. */
  private boolean hasMtuOf(Optional<Way> known, RuleSet.Routing set, RoutingRule rule) {
    Optional<Way> other = known.filter(way -> !way.rule().mtu().equals(rule.mtu()));
    other.ifPresent(
        way ->
            refuse(
                set,
                rule,
                "mtu",
                way.title()
                    + " leads to the same destination with another MTU, and they become one route.",
                "Give both rules the same MTU, or different metrics."));
    return other.isEmpty();
  }

  private boolean gatewaysHaveAddresses(RuleSet.Routing set, RoutingRule rule) {
    Optional<Id> without =
        rule.gateways().stream()
            .filter(g -> Stream.of(Family.values()).allMatch(f -> address(g, f).isEmpty()))
            .findFirst();
    without.ifPresent(
        gateway ->
            refuse(
                set,
                rule,
                "gateway",
                project.element(gateway).map(Element::name).orElse(gateway.value())
                    + " is no host with an address, so that nothing would be routed over it.",
                "Name a host that has one, or take it out of the rule."));
    return without.isEmpty();
  }

  /** A rule about an interface of another node is not meant for this one. */
  private boolean isForNode(RuleSet.Routing set, RoutingRule rule) {
    List<Id> members = rule.outInterface().members();
    Set<Id> interfaces =
        context
            .firewall()
            .elements()
            .filter(e -> e instanceof Interface || e instanceof ClusterInterface)
            .map(Element::id)
            .collect(Collectors.toSet());
    long here = devices(rule.outInterface()).count();
    if (!interfaces.containsAll(members) || here > 1) {
      refuse(
          set,
          rule,
          "output interface",
          here > 1
              ? "It names several interfaces of " + context.node().name() + "."
              : "It names something else than interfaces of this firewall.",
          "Name one interface for each node, or the interface that the nodes share.");
      return false;
    }
    return members.isEmpty() || here == 1;
  }

  private List<Prefix> destinations(RuleSet.Routing set, RoutingRule rule) {
    if (rule.defaultRoute()) {
      return defaults(set, rule);
    }
    if (rule.destination().isAny()) {
      refuse(
          set,
          rule,
          "destination",
          "It has no destination.",
          "Name one, or say that it is the default route.");
      return List.of();
    }
    List<IpRange> ranges = new ArrayList<>();
    for (Element element : named(rule)) {
      Optional<List<IpRange>> fixed = fixed(element);
      if (fixed.isEmpty()) {
        refuse(
            set,
            rule,
            "destination",
            element.name() + " stands for no fixed addresses.",
            "Use networks, hosts or ranges.");
        return List.of();
      }
      if (fixed.get().isEmpty()) {
        refuse(
            set,
            rule,
            "destination",
            element.name() + " stands for no address, so that no route would lead there.",
            "Give it an address, or take it out of the rule.");
        return List.of();
      }
      ranges.addAll(fixed.get());
    }
    return ofFamilies(set, rule, ranges);
  }

  /** What a destination consists of; groups stand among it only when nothing is in them. */
  private List<Element> named(RoutingRule rule) {
    List<Id> members = rule.destination().members();
    return Stream.concat(
            members.stream().filter(id -> Membership.leaves(project, List.of(id)).isEmpty()),
            Membership.leaves(project, members).stream())
        .flatMap(id -> project.element(id).stream())
        .toList();
  }

  private static Optional<List<IpRange>> fixed(Element element) {
    return Membership.isGroup(element) ? Optional.of(List.of()) : FixedAddresses.of(element);
  }

  private List<Prefix> ofFamilies(
      RuleSet.Routing set, RoutingRule rule, List<IpRange> destinations) {
    List<Prefix> prefixes =
        destinations.stream()
            .filter(range -> set.families().contains(range.family()))
            .flatMap(range -> range.prefixes().stream())
            .distinct()
            .toList();
    if (prefixes.isEmpty()) {
      refuse(
          set,
          rule,
          "destination",
          "Its destination has no address of the rule set's family.",
          "Name one that has, or put the rule into a rule set of its family.");
    }
    return prefixes;
  }

  /** In the families that a gateway has an address of; in both when it leads to an interface. */
  private List<Prefix> defaults(RuleSet.Routing set, RoutingRule rule) {
    List<Prefix> reached =
        set.families().stream()
            .filter(
                f ->
                    rule.gateways().isEmpty()
                        || rule.gateways().stream().anyMatch(g -> address(g, f).isPresent()))
            .map(Prefix::all)
            .toList();
    if (reached.isEmpty()) {
      refuse(
          set,
          rule,
          "gateway",
          "No gateway has an address of the rule set's family.",
          "Name a host that has one.");
    }
    return reached;
  }

  private List<Hop> hops(RuleSet.Routing set, RoutingRule rule, Family family) {
    Optional<String> named = named(rule.outInterface());
    if (rule.gateways().isEmpty()) {
      if (named.isEmpty()) {
        refuse(
            set,
            rule,
            "gateway",
            "It has neither a gateway nor an interface of " + context.node().name() + ".",
            "Name one of them.");
      }
      return named.map(device -> new Hop(Optional.empty(), device)).stream().toList();
    }
    List<Ip> gateways = rule.gateways().stream().flatMap(g -> address(g, family).stream()).toList();
    if (gateways.isEmpty()) {
      refuse(
          set,
          rule,
          "gateway",
          "No gateway has an " + family.label() + " address.",
          "Name one that has, or leave the " + family.label() + " destinations out.");
    }
    List<Hop> hops = new ArrayList<>();
    for (Ip gateway : gateways) {
      Optional<String> device =
          named.isPresent() ? named.filter(n -> reaches(n, gateway)) : attached(gateway);
      if (isNoNeighbour(gateway)) {
        refuse(
            set,
            rule,
            "gateway",
            gateway + " is an address of the firewall itself, or of all in its network.",
            "Name the router that leads on.");
        continue;
      }
      if (device.isEmpty()) {
        refuseUnreachable(set, rule, gateway, named);
      }
      device.ifPresent(d -> hops.add(new Hop(Optional.of(gateway), d)));
    }
    return hops;
  }

  private void refuseUnreachable(
      RuleSet.Routing set, RoutingRule rule, Ip gateway, Optional<String> named) {
    String networks = named.map(n -> n + " on ").orElse("") + context.node().name();
    boolean virtual =
        shared().flatMap(i -> i.addresses().stream()).anyMatch(a -> a.network().contains(gateway));
    refuse(
        set,
        rule,
        "gateway",
        virtual
            ? gateway
                + " lies in no network of "
                + networks
                + " but that of a virtual address, which a backup does not have."
            : gateway
                + " lies in no network of "
                + networks
                + ", so that the node cannot reach it.",
        virtual
            ? "Let the route follow the master, or give each node an address in that network."
            : "Use a gateway that is attached, or name the interface that it is behind.");
  }

  /** Addresses of the node, virtual ones, and the first and last of an IPv4 network. */
  private boolean isNoNeighbour(Ip ip) {
    return Stream.concat(
            context.node().interfaces().stream().flatMap(i -> i.addresses().stream()),
            shared().flatMap(i -> i.addresses().stream()))
        .anyMatch(
            a ->
                a.address().equals(ip)
                    || ip.family() == Family.IPV4
                        && a.length() < 31
                        && a.family() == ip.family()
                        && (a.network().first().equals(ip) || a.network().last().equals(ip)));
  }

  private Optional<Ip> address(Id gateway, Family family) {
    return project.element(gateway).stream()
        .filter(Host.class::isInstance)
        .flatMap(host -> ((Host) host).addresses().stream())
        .map(HostAddress::ip)
        .filter(ip -> ip.family() == family)
        .findFirst();
  }

  /** The node's interface that an interface cell means, for each node its own. */
  private Optional<String> named(Cell cell) {
    return devices(cell).findFirst();
  }

  private Stream<String> devices(Cell cell) {
    List<Id> meant = new ArrayList<>(cell.members());
    shared().filter(i -> cell.members().contains(i.id())).forEach(i -> meant.addAll(i.members()));
    return context.node().interfaces().stream()
        .filter(i -> meant.contains(i.id()))
        .map(Interface::name);
  }

  /** A link-local gateway is behind any interface; of a dynamic one the network is not known. */
  private boolean reaches(String device, Ip gateway) {
    return gateway.isLinkLocal()
        || context.node().interfaces().stream()
            .filter(i -> i.name().equals(device))
            .anyMatch(i -> i.dynamic() || holds(i, gateway));
  }

  private boolean holds(Interface device, Ip gateway) {
    Stream<ClusterInterface> held =
        following ? shared().filter(c -> c.members().contains(device.id())) : Stream.empty();
    return Stream.concat(Stream.of(device.addresses()), held.map(ClusterInterface::addresses))
        .flatMap(List::stream)
        .anyMatch(a -> a.network().contains(gateway));
  }

  private Optional<String> attached(Ip gateway) {
    return context.node().interfaces().stream()
        .filter(i -> holds(i, gateway))
        .map(Interface::name)
        .findFirst();
  }

  private Stream<ClusterInterface> shared() {
    return context.cluster().stream().flatMap(c -> c.interfaces().stream());
  }

  private void refuse(
      RuleSet.Routing set, RoutingRule rule, String part, String message, String remedy) {
    problems.accept(
        Problem.error(
            "route." + part.replace(' ', '-'),
            Places.of(context.firewall(), set, rule, part),
            message,
            remedy));
  }
}

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
import org.twinkeep.edit.RulePart;
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
  private final Neighbours neighbours;
  private final Consumer<Problem> problems;
  private final Map<Route, Way> ways = new LinkedHashMap<>();

  private RouteFinder(NodeContext context, boolean following, Consumer<Problem> problems) {
    this.project = context.project();
    this.context = context;
    this.neighbours = Neighbours.of(context, following);
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
      if (isElsewhere(destination, set, rule)) {
        List<Hop> hops = hops(set, rule, destination.family());
        if (!hops.isEmpty()) {
          addWay(new Route(destination, rule.metric()), Way.of(rule, set, hops));
        }
      }
    }
  }

  /**
   * A route with the metric of an attached network's own replaces that one, and goes with it when
   * the rule goes; with a higher one it is never used.
   */
  private boolean isElsewhere(Prefix destination, RuleSet.Routing set, RoutingRule rule) {
    Optional<String> device = neighbours.attached(destination);
    device.ifPresent(
        name ->
            refuse(
                set,
                rule,
                "attached",
                RulePart.DESTINATION.title(),
                destination
                    + " is what "
                    + name
                    + " is attached to: the route would replace that of its addresses, or never be used.",
                "Route a part of the network, or take it out of the rule."));
    return device.isEmpty();
  }

  /** Several rules for the same become one route over several gateways. */
  private void addWay(Route route, Way more) {
    Optional<Way> known = Optional.ofNullable(ways.get(route));
    if (known.map(first -> hasMtuOf(first, more) && hasGateways(route, first, more)).orElse(true)) {
      ways.merge(route, more, Way::and);
    }
  }

  private boolean hasMtuOf(Way first, Way more) {
    boolean same = first.rule().mtu().equals(more.rule().mtu());
    if (!same) {
      refuse(
          more.set(),
          more.rule(),
          "mtu",
          first.title()
              + " leads to the same destination with another MTU, and they become one route.",
          "Give both rules the same MTU, or different metrics.");
    }
    return same;
  }

  /** The kernel takes an interface alone as one of several ways with IPv4 only. */
  private boolean hasGateways(Route route, Way first, Way more) {
    List<Hop> hops = first.and(more).hops();
    boolean all =
        route.destination().family() == Family.IPV4
            || hops.size() == 1
            || hops.stream().allMatch(hop -> hop.gateway().isPresent());
    if (!all) {
      refuse(
          more.set(),
          more.rule(),
          "multipath",
          RulePart.GATEWAY.title(),
          first.title()
              + " leads to "
              + route.destination()
              + ", too, and of several ways with IPv6 each needs a gateway.",
          "Name a gateway in both rules, or give them different metrics.");
    }
    return all;
  }

  private boolean gatewaysHaveAddresses(RuleSet.Routing set, RoutingRule rule) {
    Optional<Id> without =
        rule.gateways().stream()
            .filter(g -> Stream.of(Family.values()).allMatch(f -> addresses(g, f).isEmpty()))
            .findFirst();
    without.ifPresent(
        gateway ->
            refuse(
                set,
                rule,
                "gateway",
                name(gateway)
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
                        || rule.gateways().stream().anyMatch(g -> !addresses(g, f).isEmpty()))
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
    List<Id> gateways =
        rule.gateways().stream().filter(g -> !addresses(g, family).isEmpty()).toList();
    if (gateways.isEmpty()) {
      refuse(
          set,
          rule,
          "gateway",
          "No gateway has an " + family.label() + " address.",
          "Name one that has, or leave the " + family.label() + " destinations out.");
    }
    return gateways.stream()
        .flatMap(gateway -> hop(set, rule, gateway, family, named).stream())
        .distinct()
        .toList();
  }

  /** Over the first address of a gateway that is reached; all are the same router. */
  private Optional<Hop> hop(
      RuleSet.Routing set, RoutingRule rule, Id gateway, Family family, Optional<String> named) {
    List<Ip> addresses = addresses(gateway, family);
    List<Ip> others = addresses.stream().filter(ip -> !neighbours.isNone(ip)).toList();
    List<Hop> reached =
        others.stream()
            .flatMap(
                ip ->
                    neighbours.device(ip, named).stream()
                        .map(device -> new Hop(Optional.of(ip), device)))
            .toList();
    if (others.size() < addresses.size() && reached.isEmpty()) {
      refuse(
          set,
          rule,
          "gateway",
          addresses.stream().filter(neighbours::isNone).findFirst().orElseThrow()
              + " is an address of the firewall itself, or of all in its network.",
          "Name the router that leads on.");
    } else if (reached.isEmpty()) {
      refuseUnreachable(set, rule, addresses.getFirst(), named);
    }
    List<String> devices = reached.stream().map(Hop::device).distinct().toList();
    if (devices.size() > 1) {
      refuse(
          set,
          rule,
          "gateway",
          name(gateway)
              + " is reached by "
              + String.join(" and by ", devices)
              + ", which leaves open by which of them the route leads.",
          "Name the output interface, or a host with the one address that is meant.");
      return Optional.empty();
    }
    return reached.stream().findFirst();
  }

  private void refuseUnreachable(
      RuleSet.Routing set, RoutingRule rule, Ip gateway, Optional<String> named) {
    String networks = named.map(n -> n + " on ").orElse("") + context.node().name();
    boolean virtual = neighbours.isBehindVirtual(gateway);
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

  private String name(Id gateway) {
    return project.element(gateway).map(Element::name).orElse(gateway.value());
  }

  private List<Ip> addresses(Id gateway, Family family) {
    return project.element(gateway).stream()
        .filter(Host.class::isInstance)
        .flatMap(host -> ((Host) host).addresses().stream())
        .map(HostAddress::ip)
        .filter(ip -> ip.family() == family)
        .toList();
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

  private Stream<ClusterInterface> shared() {
    return context.cluster().stream().flatMap(c -> c.interfaces().stream());
  }

  private void refuse(
      RuleSet.Routing set, RoutingRule rule, String part, String message, String remedy) {
    refuse(set, rule, part.replace(' ', '-'), part, message, remedy);
  }

  private void refuse(
      RuleSet.Routing set,
      RoutingRule rule,
      String what,
      String part,
      String message,
      String remedy) {
    problems.accept(
        Problem.error(
            "route." + what, Places.of(context.firewall(), set, rule, part), message, remedy));
  }
}

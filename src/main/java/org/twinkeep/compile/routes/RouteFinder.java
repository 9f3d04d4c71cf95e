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
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** Turns routing rules into the routes of one node. */
public final class RouteFinder {

  private final NodeContext context;
  private final Neighbours neighbours;
  private final Gateways gateways;
  private final RouteDestinations destinations;
  private final Map<Route, Way> ways = new LinkedHashMap<>();

  private RouteFinder(NodeContext context, boolean following) {
    this.context = context;
    this.neighbours = Neighbours.of(context, following);
    this.gateways = new Gateways(context, neighbours);
    this.destinations = new RouteDestinations(context.project(), gateways);
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
    RouteFinder finder = new RouteFinder(context, following);
    for (RuleSet.Routing set : context.firewall().ruleSets().routing()) {
      set.rules().stream()
          .filter(RoutingRule::enabled)
          .filter(meant)
          .map(rule -> new RouteReport(context.firewall(), set, rule, problems))
          .forEach(finder::add);
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

  private void add(RouteReport report) {
    if (!gateways.haveAddresses(report) || !isForNode(report)) {
      return;
    }
    RoutingRule rule = report.rule();
    Optional<String> named = devices(rule.outInterface()).findFirst();
    for (Prefix destination : destinations.of(report)) {
      if (isElsewhere(destination, report)) {
        List<Hop> hops = gateways.hops(report, destination.family(), named);
        if (!hops.isEmpty()) {
          Way way = Way.of(rule, report.set(), hops);
          addWay(new Route(destination, rule.metric()), way, report);
        }
      }
    }
  }

  /**
   * A route with the metric of an attached network's own replaces that one, and goes with it when
   * the rule goes; with a higher one it is never used.
   */
  private boolean isElsewhere(Prefix destination, RouteReport report) {
    Optional<String> device = neighbours.attached(destination);
    device.ifPresent(
        name ->
            report.refuse(
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
  private void addWay(Route route, Way more, RouteReport report) {
    Optional<Way> known = Optional.ofNullable(ways.get(route));
    if (known
        .map(first -> hasMtuOf(first, report) && hasGateways(route, first.and(more), report))
        .orElse(true)) {
      ways.merge(route, more, Way::and);
    }
  }

  private static boolean hasMtuOf(Way first, RouteReport report) {
    boolean same = first.rule().mtu().equals(report.rule().mtu());
    if (!same) {
      report.refuse(
          "mtu",
          first.title()
              + " leads to the same destination with another MTU, and they become one route.",
          "Give both rules the same MTU, or different metrics.");
    }
    return same;
  }

  /** The kernel takes an interface alone as one of several ways with IPv4 only. */
  private static boolean hasGateways(Route route, Way all, RouteReport report) {
    List<Hop> hops = all.hops();
    boolean known =
        route.destination().family() == Family.IPV4
            || hops.size() == 1
            || hops.stream().allMatch(hop -> hop.gateway().isPresent());
    if (!known) {
      report.refuse(
          "multipath",
          RulePart.GATEWAY.title(),
          all.title()
              + " leads to "
              + route.destination()
              + ", too, and of several ways with IPv6 each needs a gateway.",
          "Name a gateway in both rules, or give them different metrics.");
    }
    return known;
  }

  /** A rule about an interface of another node is not meant for this one. */
  private boolean isForNode(RouteReport report) {
    List<Id> members = report.rule().outInterface().members();
    Set<Id> interfaces =
        context
            .firewall()
            .elements()
            .filter(e -> e instanceof Interface || e instanceof ClusterInterface)
            .map(Element::id)
            .collect(Collectors.toSet());
    long here = devices(report.rule().outInterface()).count();
    if (!interfaces.containsAll(members) || here > 1) {
      report.refuse(
          "output interface",
          here > 1
              ? "It names several interfaces of " + context.node().name() + "."
              : "It names something else than interfaces of this firewall.",
          "Name one interface for each node, or the interface that the nodes share.");
      return false;
    }
    return members.isEmpty() || here == 1;
  }

  /** The node's interfaces that an interface cell means, for each node its own. */
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
}

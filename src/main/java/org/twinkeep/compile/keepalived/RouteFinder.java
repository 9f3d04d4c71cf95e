package org.twinkeep.compile.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.check.Places;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ownership.VrrpInstance;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
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

/** Turns the routing rules that follow the master into routes of one node. */
final class RouteFinder {

  /** What makes a route the same route: further rules with it add next hops. */
  record Route(Prefix destination, int metric) {}

  /** Where a route leads, and the instance and rule that bring it. */
  record Way(VrrpInstance instance, RoutingRule rule, List<Hop> hops) {}

  /** A next hop; without a gateway the destination is on the interface's own network. */
  record Hop(Optional<Ip> gateway, String device) {
    List<String> words() {
      List<String> words = new ArrayList<>();
      gateway.ifPresent(ip -> words.addAll(List.of("via", ip.toString())));
      words.addAll(List.of("dev", device));
      return words;
    }
  }

  private final Project project;
  private final NodeContext context;
  private final Cluster cluster;
  private final List<VrrpInstance> instances;
  private final Consumer<Problem> problems;
  private final Map<Route, Way> ways = new LinkedHashMap<>();

  RouteFinder(NodeContext context, Cluster cluster, Consumer<Problem> problems) {
    this.project = context.project();
    this.context = context;
    this.cluster = cluster;
    this.instances = VrrpInstance.of(cluster);
    this.problems = problems;
  }

  Map<Route, Way> found() {
    return ways;
  }

  void add(RuleSet.Routing set, RoutingRule rule) {
    for (Prefix destination : destinations(set, rule)) {
      List<Hop> hops = hops(set, rule, destination.family());
      if (!hops.isEmpty()) {
        instance(destination.family(), hops.getFirst())
            .ifPresent(i -> merge(new Route(destination, rule.metric()), new Way(i, rule, hops)));
      }
    }
  }

  private void merge(Route route, Way way) {
    Way before = ways.get(route);
    if (before == null) {
      ways.put(route, way);
      return;
    }
    List<Hop> hops = new ArrayList<>(before.hops());
    way.hops().stream().filter(hop -> !hops.contains(hop)).forEach(hops::add);
    ways.put(route, new Way(before.instance(), before.rule(), hops));
  }

  private List<Prefix> destinations(RuleSet.Routing set, RoutingRule rule) {
    if (rule.defaultRoute()) {
      return set.families().stream()
          .filter(f -> rule.gateways().stream().anyMatch(g -> address(g, f).isPresent()))
          .map(Prefix::all)
          .toList();
    }
    if (rule.destination().isAny()) {
      refuse(
          set,
          rule,
          "destination",
          "It has no destination.",
          "Name one, or say that it is the default route.");
    }
    List<Prefix> prefixes = new ArrayList<>();
    for (Id id : Membership.leaves(project, rule.destination().members())) {
      Optional<Element> element = project.element(id);
      Optional<List<IpRange>> ranges = element.flatMap(FixedAddresses::of);
      if (element.isPresent() && ranges.isEmpty()) {
        refuse(
            set,
            rule,
            "destination",
            element.get().name() + " stands for no fixed addresses.",
            "Use networks, hosts or ranges.");
      }
      ranges.stream().flatMap(List::stream).forEach(r -> prefixes.addAll(r.prefixes()));
    }
    return prefixes.stream().filter(p -> set.families().contains(p.family())).distinct().toList();
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
      if (device.isEmpty()) {
        refuse(
            set,
            rule,
            "gateway",
            gateway
                + " lies in no network of "
                + named.map(n -> n + " on ").orElse("")
                + context.node().name()
                + ", so that the node cannot reach it.",
            "Use a gateway that is attached, or name the interface that it is behind.");
      }
      device.ifPresent(d -> hops.add(new Hop(Optional.of(gateway), d)));
    }
    return hops;
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
    List<Id> meant = new ArrayList<>(cell.members());
    cluster.interfaces().stream()
        .filter(i -> cell.members().contains(i.id()))
        .forEach(i -> meant.addAll(i.members()));
    return context.node().interfaces().stream()
        .filter(i -> meant.contains(i.id()))
        .map(Interface::name)
        .findFirst();
  }

  /** A link-local gateway is behind any interface; of a dynamic one the network is not known. */
  private boolean reaches(String device, Ip gateway) {
    return gateway.isLinkLocal()
        || context.node().interfaces().stream()
            .filter(i -> i.name().equals(device))
            .anyMatch(i -> i.dynamic() || holds(i, gateway));
  }

  private boolean holds(Interface device, Ip gateway) {
    return Stream.concat(
            Stream.of(device.addresses()),
            cluster.interfaces().stream()
                .filter(c -> c.members().contains(device.id()))
                .map(ClusterInterface::addresses))
        .flatMap(List::stream)
        .anyMatch(a -> a.network().contains(gateway));
  }

  private Optional<String> attached(Ip gateway) {
    return context.node().interfaces().stream()
        .filter(i -> holds(i, gateway))
        .map(Interface::name)
        .findFirst();
  }

  /** The instance on the route's interface, else any of its family, else any. */
  private Optional<VrrpInstance> instance(Family family, Hop hop) {
    List<VrrpInstance> same = instances.stream().filter(i -> i.family() == family).toList();
    return same.stream()
        .filter(
            i -> i.member(context.node()).filter(m -> m.name().equals(hop.device())).isPresent())
        .findFirst()
        .or(() -> same.stream().findFirst())
        .or(() -> instances.stream().findFirst());
  }

  private void refuse(
      RuleSet.Routing set, RoutingRule rule, String part, String message, String remedy) {
    problems.accept(
        Problem.error("route." + part, Places.of(cluster, set, rule, part), message, remedy));
  }
}

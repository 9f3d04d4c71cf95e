package org.twinkeep.analysis.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;

/**
 * Where a node sends packets: to the networks that it is attached to, and where its routing rules
 * lead. The longest prefix decides, then the lowest metric.
 */
final class Routes {

  /** What the kernel gives to networks that an address brings, and to what names none. */
  private static final int ATTACHED6 = 256;

  private static final int UNSAID6 = 1024;

  private static final Comparator<Route> BEST =
      Comparator.comparingInt((Route route) -> -route.to().length())
          .thenComparingInt(Route::metric);

  private record Route(Prefix to, int metric, String device) {}

  private final Scene scene;
  private final List<Route> routes = new ArrayList<>();

  /**
   * Those of one node.
   *
   * @param master whether the node has the virtual addresses, and the routes that follow the master
   */
  Routes(Scene scene, boolean master) {
    this.scene = scene;
    boolean follows = master || scene.firewall() instanceof StandaloneFirewall;
    for (Interface device : scene.node().interfaces()) {
      (master ? scene.addresses(device) : device.addresses())
          .stream().map(a -> attached(a, device)).forEach(routes::add);
    }
    for (RuleSet.Routing set : scene.firewall().ruleSets().routing()) {
      set.rules().stream()
          .filter(rule -> rule.enabled() && (follows || !rule.followMaster()))
          .flatMap(rule -> of(set, rule))
          .forEach(routes::add);
    }
  }

  private static Route attached(InterfaceAddress address, Interface device) {
    int metric = address.family() == Family.IPV4 ? 0 : ATTACHED6;
    return new Route(address.network(), metric, device.name());
  }

  private Stream<Route> of(RuleSet.Routing set, RoutingRule rule) {
    return set.families().stream()
        .flatMap(
            family ->
                device(rule, family).stream()
                    .flatMap(
                        device ->
                            destinations(rule, family)
                                .map(to -> new Route(to, metric(rule, family), device))));
  }

  private static int metric(RoutingRule rule, Family family) {
    return rule.metric() == 0 && family == Family.IPV6 ? UNSAID6 : rule.metric();
  }

  private Stream<Prefix> destinations(RoutingRule rule, Family family) {
    return rule.defaultRoute()
        ? Stream.of(Prefix.all(family))
        : ranges(rule.destination().members())
            .filter(range -> range.family() == family)
            .flatMap(range -> range.prefixes().stream());
  }

  private Stream<IpRange> ranges(List<Id> members) {
    return Membership.leaves(scene.project(), members).stream()
        .flatMap(id -> scene.project().element(id).stream())
        .flatMap(element -> FixedAddresses.of(element).stream())
        .flatMap(List::stream);
  }

  /**
   * The interface that a rule names, or else the one behind which its gateway stands; a rule about
   * another node's interface, or whose gateways have no address of a family, brings no route.
   */
  private Optional<String> device(RoutingRule rule, Family family) {
    List<Ip> gateways =
        ranges(rule.gateways()).map(IpRange::first).filter(ip -> ip.family() == family).toList();
    if (!rule.gateways().isEmpty() && gateways.isEmpty()) {
      return Optional.empty();
    }
    return rule.outInterface().isAny()
        ? scene.node().interfaces().stream()
            .filter(
                device ->
                    scene.networks(device).anyMatch(n -> gateways.stream().anyMatch(n::contains)))
            .map(Interface::name)
            .findFirst()
        : rule.outInterface().members().stream()
            .flatMap(id -> scene.deviceName(id).stream())
            .findFirst();
  }

  /** The interface by which packets to an address leave; absent = nothing is said about it. */
  Optional<String> device(Ip destination) {
    return routes.stream()
        .filter(route -> route.to().contains(destination))
        .min(BEST)
        .map(Route::device);
  }

  /** Whether the node sends answers to an address there because a routing rule says so. */
  boolean leadsTo(Ip source, String device) {
    return rules(source.family())
        .filter(rule -> leavesBy(rule, device))
        .anyMatch(
            rule ->
                destinations(rule, source.family())
                    .filter(to -> to.contains(source))
                    .anyMatch(to -> isUsed(rule, to) && isNarrow(to, source, device)));
  }

  /** Whether no rule with a lower metric leads to the same, wherever this one brings a route. */
  private boolean isUsed(RoutingRule rule, Prefix to) {
    Family family = to.family();
    return rules(family)
        .filter(other -> metric(other, family) < metric(rule, family))
        .filter(other -> stays(other) || !stays(rule))
        .filter(other -> device(other, family).isPresent())
        .noneMatch(other -> destinations(other, family).anyMatch(to::equals));
  }

  /** Whether what the other interfaces are attached to does not hold it better. */
  private boolean isNarrow(Prefix to, Ip source, String device) {
    return scene.node().interfaces().stream()
        .filter(other -> !other.name().equals(device))
        .flatMap(scene::networks)
        .filter(attached -> attached.contains(source))
        .allMatch(attached -> attached.length() < to.length());
  }

  private Stream<RoutingRule> rules(Family family) {
    return scene.firewall().ruleSets().routing().stream()
        .filter(set -> set.families().contains(family))
        .flatMap(set -> set.rules().stream())
        .filter(RoutingRule::enabled);
  }

  /** Whether a backup has its routes, too. */
  private boolean stays(RoutingRule rule) {
    return scene.firewall() instanceof StandaloneFirewall || !rule.followMaster();
  }

  private boolean leavesBy(RoutingRule rule, String device) {
    return rule.outInterface().isAny()
        ? ranges(rule.gateways())
            .anyMatch(
                range ->
                    scene.node().interfaces().stream()
                        .filter(i -> i.name().equals(device))
                        .flatMap(scene::networks)
                        .anyMatch(n -> n.contains(range.first())))
        : rule.outInterface().members().stream()
            .anyMatch(id -> scene.deviceName(id).filter(device::equals).isPresent());
  }
}

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
 * lead. The longest prefix decides, then the lowest metric, then a rule before what is attached.
 */
final class Routes {

  /** What the kernel gives to networks that an address brings, and to what names none. */
  private static final int ATTACHED6 = 256;

  private static final int UNSAID6 = 1024;

  /** Below it, prefixes are tried before metrics. */
  private static final Comparator<Route> BEST =
      Comparator.comparingInt((Route route) -> -route.to().length())
          .thenComparingInt(Route::metric)
          .thenComparing(Route::attached);

  private record Route(Prefix to, int metric, boolean attached, String device) {}

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
    return new Route(address.network(), metric, true, device.name());
  }

  private Stream<Route> of(RuleSet.Routing set, RoutingRule rule) {
    return set.families().stream()
        .flatMap(
            family ->
                device(rule, family).stream()
                    .flatMap(
                        device ->
                            destinations(rule, family)
                                .map(to -> new Route(to, metric(rule, family), false, device))));
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
    return scene.firewall().ruleSets().routing().stream()
        .filter(set -> set.families().contains(source.family()))
        .flatMap(set -> set.rules().stream())
        .filter(rule -> rule.enabled() && leavesBy(rule, device))
        .flatMap(rule -> ranges(rule.destination().members()))
        .filter(range -> range.contains(source))
        .anyMatch(
            range ->
                scene.node().interfaces().stream()
                    .filter(other -> !other.name().equals(device))
                    .flatMap(scene::networks)
                    .filter(attached -> attached.contains(source))
                    .allMatch(attached -> attached.range().contains(range)));
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

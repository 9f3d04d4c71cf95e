package org.twinkeep.compile.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Prefix;

/**
 * Where the routing rules of a node lead, by interface. Of the routes to one destination the kernel
 * uses those with the lowest metric: on the master of all, on a backup of those that stay.
 */
public final class RoutedNetworks {

  private final Map<Route, Way> staying;
  private final Map<Route, Way> following;

  private RoutedNetworks(Map<Route, Way> staying, Map<Route, Way> following) {
    this.staying = staying;
    this.following = following;
  }

  /** Those of enabled rules; what is wrong with others is told where the routes are made. */
  public static RoutedNetworks of(NodeContext context) {
    return new RoutedNetworks(
        RouteFinder.staying(context, _ -> {}), RouteFinder.following(context, _ -> {}));
  }

  /** The destinations of the routes in use that leave by an interface. */
  public Stream<Prefix> by(String device) {
    Map<Prefix, Integer> backup = lowest(staying);
    Map<Prefix, Integer> master = new HashMap<>(backup);
    lowest(following).forEach((to, metric) -> master.merge(to, metric, Math::min));
    return Stream.concat(by(device, staying, backup), by(device, following, master)).distinct();
  }

  private static Map<Prefix, Integer> lowest(Map<Route, Way> ways) {
    Map<Prefix, Integer> metrics = new HashMap<>();
    ways.keySet().forEach(r -> metrics.merge(r.destination(), r.metric(), Math::min));
    return metrics;
  }

  private static Stream<Prefix> by(
      String device, Map<Route, Way> ways, Map<Prefix, Integer> lowest) {
    Predicate<Route> used = r -> lowest.getOrDefault(r.destination(), 0) == r.metric();
    return ways.entrySet().stream()
        .filter(e -> used.test(e.getKey()))
        .filter(e -> e.getValue().hops().stream().anyMatch(hop -> hop.device().equals(device)))
        .map(e -> e.getKey().destination());
  }
}

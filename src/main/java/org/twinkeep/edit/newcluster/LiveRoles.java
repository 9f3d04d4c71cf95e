package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.twinkeep.edit.newcluster.LiveNode.Route;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/**
 * What the networks of live nodes are for. The default route leads outside. The sync link joins the
 * nodes alone: nobody else was met there, no route leads on, and nobody logs in over it. A network
 * over which the nodes were asked is for management when another one is left for the inside.
 */
final class LiveRoles {

  private final List<Optional<LiveNode>> nodes;
  private final List<CommonNetwork> networks;

  LiveRoles(List<Optional<LiveNode>> nodes, List<CommonNetwork> networks) {
    this.nodes = nodes;
    this.networks = networks;
  }

  /** A role for each, outside first, sync and management last. */
  Map<CommonNetwork, Role> found() {
    Map<CommonNetwork, Role> roles = new LinkedHashMap<>();
    List<CommonNetwork> open = new ArrayList<>(networks);
    outside().ifPresent(n -> take(n, Role.OUTSIDE, roles, open));
    Optional<CommonNetwork> sync = sync(open);
    sync.ifPresent(open::remove);
    Optional<CommonNetwork> management =
        open.size() > 1 && isAsked(open.getLast()) ? Optional.of(open.getLast()) : Optional.empty();
    management.ifPresent(open::remove);
    while (!open.isEmpty()) {
      take(open.getFirst(), roles.containsValue(Role.INSIDE) ? Role.DMZ : Role.INSIDE, roles, open);
    }
    sync.ifPresent(n -> roles.put(n, Role.SYNC));
    management.ifPresent(n -> roles.put(n, Role.MANAGEMENT));
    return roles;
  }

  private static void take(
      CommonNetwork network, Role role, Map<CommonNetwork, Role> roles, List<CommonNetwork> open) {
    roles.put(network, role);
    open.remove(network);
  }

  /** Whether any node has a default route. */
  boolean hasDefaultRoute() {
    return networks.stream().anyMatch(n -> isRouted(n, Route::isDefault));
  }

  private Optional<CommonNetwork> outside() {
    return networks.stream()
        .filter(n -> isRouted(n, r -> r.isDefault() && r.destination().family() == Family.IPV4))
        .findFirst()
        .or(() -> networks.stream().filter(n -> isRouted(n, Route::isDefault)).findFirst())
        .or(() -> networks.stream().findFirst());
  }

  private Optional<CommonNetwork> sync(List<CommonNetwork> open) {
    if (open.size() < 2) {
      return Optional.empty(); // the only one besides the outside is the inside
    }
    return open.stream()
        .filter(n -> !isRouted(n, r -> true) && !isAsked(n) && !hasStrangers(n))
        .max(
            Comparator.comparingInt((CommonNetwork n) -> -families(n))
                .thenComparingInt(n -> longest(n))
                .thenComparingInt(open::indexOf));
  }

  private static int families(CommonNetwork network) {
    return (int) network.prefixes().stream().map(Prefix::family).distinct().count();
  }

  private static int longest(CommonNetwork network) {
    return network.prefixes().stream().mapToInt(Prefix::length).max().orElse(0);
  }

  private boolean isRouted(CommonNetwork network, Predicate<Route> which) {
    return any(
        (i, node) ->
            node.routes().stream()
                .anyMatch(r -> network.has(i, r.interfaceName()) && which.test(r)));
  }

  private boolean hasStrangers(CommonNetwork network) {
    return any(
        (i, node) ->
            node.neighbours().stream()
                .anyMatch(n -> network.has(i, n.interfaceName()) && !isNodes(n.address())));
  }

  private boolean isNodes(Ip address) {
    return any(
        (i, node) ->
            node.addresses().stream().anyMatch(h -> h.address().address().equals(address)));
  }

  private boolean isAsked(CommonNetwork network) {
    return any(
        (i, node) ->
            network.addresses(node, i).stream()
                .anyMatch(
                    a ->
                        Typed.ip(node.reached().address())
                            .filter(a.address()::equals)
                            .isPresent()));
  }

  private boolean any(BiPredicate<Integer, LiveNode> which) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).isPresent() && which.test(i, nodes.get(i).get())) {
        return true;
      }
    }
    return false;
  }
}

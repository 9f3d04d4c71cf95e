package org.twinkeep.diagram;

import java.util.List;
import java.util.Map;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.routes.Route;
import org.twinkeep.compile.routes.RouteFinder;
import org.twinkeep.compile.routes.Way;
import org.twinkeep.diagram.Topology.Routed;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;

/** The static routes of a firewall, by the interface of its first node that they lead out of. */
final class Routes {

  private final Node node;
  private final Map<Route, Way> staying;
  private final Map<Route, Way> following;

  Routes(Project project, Firewall firewall) {
    this.node = firewall.nodes().getFirst();
    NodeContext context = new NodeContext(project, firewall, node, firewall.settings().backend());
    // what cannot be reached is reported by the compiler, on the rule
    this.staying = RouteFinder.staying(context, _ -> {});
    this.following = RouteFinder.following(context, _ -> {});
  }

  /** Those that every node has. */
  List<Routed> staying(List<Interface> interfaces) {
    return out(staying, interfaces);
  }

  /** Those that only the master has. */
  List<Routed> following(List<Interface> interfaces) {
    return out(following, interfaces);
  }

  private List<Routed> out(Map<Route, Way> routes, List<Interface> interfaces) {
    List<String> devices =
        interfaces.stream()
            .filter(i -> node.findInterface(i.id()).isPresent())
            .map(Interface::name)
            .toList();
    return routes.entrySet().stream()
        .filter(e -> e.getValue().hops().stream().anyMatch(h -> devices.contains(h.device())))
        .map(e -> routed(e.getKey(), e.getValue()))
        .toList();
  }

  private static Routed routed(Route route, Way way) {
    return new Routed(route.destination(), way.rule().id(), way.title());
  }
}

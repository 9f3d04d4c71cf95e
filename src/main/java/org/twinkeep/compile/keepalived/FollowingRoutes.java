package org.twinkeep.compile.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ownership.VrrpInstance;
import org.twinkeep.compile.routes.Route;
import org.twinkeep.compile.routes.RouteFinder;
import org.twinkeep.compile.routes.Way;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Node;
import org.twinkeep.problem.Problem;

/**
 * Static routes that only the master has: routing rules that follow it → {@code virtual_routes}.
 *
 * @param byInstance lines by the name of the VRRP instance
 */
record FollowingRoutes(Map<String, List<Setting>> byInstance) {

  static FollowingRoutes of(NodeContext context, Cluster cluster, Consumer<Problem> problems) {
    List<VrrpInstance> instances = VrrpInstance.of(cluster);
    Map<String, List<Setting>> lines = new LinkedHashMap<>();
    RouteFinder.following(context, problems)
        .forEach(
            (route, way) ->
                instance(instances, context.node(), route, way)
                    .ifPresent(
                        instance ->
                            lines
                                .computeIfAbsent(instance.name(), _ -> new ArrayList<>())
                                .add(line(route, way))));
    return new FollowingRoutes(lines);
  }

  List<Setting> of(VrrpInstance instance) {
    return byInstance.getOrDefault(instance.name(), List.of());
  }

  /** The instance on the route's interface, else any of its family, else any. */
  private static Optional<VrrpInstance> instance(
      List<VrrpInstance> instances, Node node, Route route, Way way) {
    String device = way.hops().getFirst().device();
    List<VrrpInstance> same =
        instances.stream().filter(i -> i.family() == route.destination().family()).toList();
    return same.stream()
        .filter(i -> i.member(node).filter(m -> m.name().equals(device)).isPresent())
        .findFirst()
        .or(() -> same.stream().findFirst())
        .or(() -> instances.stream().findFirst());
  }

  /** Of several next hops, keepalived cannot track the interfaces, and warns. */
  private static Setting line(Route route, Way way) {
    return Setting.of(way.words(route, List.of("no_track"))).from(way.rules());
  }
}

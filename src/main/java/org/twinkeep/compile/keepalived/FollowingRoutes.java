package org.twinkeep.compile.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.keepalived.RouteFinder.Hop;
import org.twinkeep.compile.keepalived.RouteFinder.Route;
import org.twinkeep.compile.keepalived.RouteFinder.Way;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ownership.VrrpInstance;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/**
 * Static routes that only the master has: routing rules that follow it → {@code virtual_routes}.
 *
 * @param byInstance lines by the name of the VRRP instance
 */
record FollowingRoutes(Map<String, List<Setting>> byInstance) {

  static FollowingRoutes of(NodeContext context, Cluster cluster, Consumer<Problem> problems) {
    RouteFinder finder = new RouteFinder(context, cluster, problems);
    for (RuleSet.Routing set : cluster.ruleSets().routing()) {
      set.rules().stream()
          .filter(rule -> rule.enabled() && rule.followMaster())
          .forEach(rule -> finder.add(set, rule));
    }
    Map<String, List<Setting>> lines = new LinkedHashMap<>();
    finder
        .found()
        .forEach(
            (route, way) ->
                lines
                    .computeIfAbsent(way.instance().name(), _ -> new ArrayList<>())
                    .add(line(route, way)));
    return new FollowingRoutes(lines);
  }

  List<Setting> of(VrrpInstance instance) {
    return byInstance.getOrDefault(instance.name(), List.of());
  }

  private static Setting line(Route route, Way way) {
    List<String> words = new ArrayList<>();
    words.add(route.destination().toString());
    List<Hop> hops = way.hops();
    if (hops.size() == 1) {
      words.addAll(hops.getFirst().words());
    }
    if (route.metric() > 0) {
      words.addAll(List.of("metric", Integer.toString(route.metric())));
    }
    way.rule().mtu().ifPresent(mtu -> words.addAll(List.of("mtu", Integer.toString(mtu))));
    if (hops.size() > 1) {
      words.add("no_track"); // keepalived cannot, and warns
      for (Hop hop : hops) {
        words.add("nexthop");
        words.addAll(hop.words());
        words.addAll(List.of("weight", "1"));
      }
    }
    return Setting.of(words).from(way.rule().id().value());
  }
}

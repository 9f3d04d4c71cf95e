package org.twinkeep.compile.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.flatten.CommentLine;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.resolve.Origins;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;

/** Says what each routing rule became on a node, also those that became nothing, and why. */
final class RouteWords {

  private final NodeContext context;

  /** Where the rules stand, by their ids: {@code Routing rule 2}. */
  private final Map<String, String> numbers = new HashMap<>();

  /** What the rules became, by their ids. */
  private final Map<String, List<String>> words = new HashMap<>();

  RouteWords(NodeContext context, Map<Route, Way> staying, Map<Route, Way> following) {
    this.context = context;
    for (RuleSet.Routing set : context.firewall().ruleSets().routing()) {
      for (int i = 0; i < set.rules().size(); i++) {
        numbers.put(set.rules().get(i).id().value(), set.name() + " rule " + (i + 1));
      }
    }
    String here = context.cluster().isPresent() ? "on every node" : "on the node";
    staying.forEach((route, way) -> add(route, way, here));
    following.forEach((route, way) -> add(route, way, "on the master only"));
  }

  /** Sentences in the order of the table, each with the id of its rule. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (RuleSet.Routing set : context.firewall().ruleSets().routing()) {
      for (int i = 0; i < set.rules().size(); i++) {
        RoutingRule rule = set.rules().get(i);
        String id = rule.id().value();
        lines.add(CommentLine.of("", Origins.of(context, set, rule, i + 1).heading(), id));
        words(rule).forEach(text -> lines.add(new Line(text, id)));
      }
    }
    return lines;
  }

  private List<String> words(RoutingRule rule) {
    // whatever else keeps a rule from being a route is an error, with which nothing is generated
    return rule.enabled()
        ? words.getOrDefault(
            rule.id().value(), List.of("nowhere: its interface is on another node"))
        : List.of("disabled");
  }

  private void add(Route route, Way way, String where) {
    String line = String.join(" ", way.words(route, List.of()));
    for (String rule : way.rules()) {
      String others =
          way.rules().stream()
              .filter(id -> !id.equals(rule))
              .map(id -> numbers.getOrDefault(id, id))
              .collect(Collectors.joining(", "));
      words
          .computeIfAbsent(rule, _ -> new ArrayList<>())
          .add(
              "Route %s, %s%s."
                  .formatted(line, where, others.isEmpty() ? "" : ", as one with " + others));
    }
  }
}

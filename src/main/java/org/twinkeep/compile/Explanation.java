package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.flatten.CommentLine;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.resolve.ResolveNat;
import org.twinkeep.compile.resolve.ResolvePolicy;
import org.twinkeep.edit.BranchesTaken;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;

/**
 * What each rule became on a node, and why: rule by rule in the order of the table, policy rule
 * sets first. It knows no clock, so that the same project gives the same words on every day.
 */
final class Explanation {

  private final NodeContext context;
  private final Map<Family, Map<String, String>> ways = new EnumMap<>(Family.class);

  Explanation(NodeContext context) {
    this.context = context;
    for (Family family : Family.values()) {
      ways.put(family, new HashMap<>());
    }
  }

  /** What a rule does in a family. */
  void add(Family family, String rule, String way) {
    ways.getOrDefault(family, new HashMap<>()).put(rule, way);
  }

  List<Line> lines(ResolvePolicy policy, ResolveNat nat) {
    List<Line> lines = new ArrayList<>();
    List<RuleSet.Policy> policies = context.firewall().ruleSets().policy();
    Set<Id> reached = BranchesTaken.from(policies);
    for (RuleSet.Policy set : policies) {
      set(
          set,
          set.rules(),
          reached,
          rule -> family -> policy.obstacle(set, rule, family),
          policy::own,
          lines);
    }
    List<RuleSet.Nat> nats = context.firewall().ruleSets().nat();
    Set<Id> reachedNats = BranchesTaken.from(nats);
    for (RuleSet.Nat set : nats) {
      set(
          set,
          set.rules(),
          reachedNats,
          rule -> family -> nat.obstacle(set, rule, family),
          _ -> List.of(),
          lines);
    }
    return lines;
  }

  private <R extends Rule> void set(
      RuleSet set,
      List<R> rules,
      Set<Id> reached,
      Function<R, Function<Family, Optional<String>>> obstacles,
      Function<R, List<String>> own,
      List<Line> lines) {
    for (int i = 0; i < rules.size(); i++) {
      R rule = rules.get(i);
      String id = rule.id().value();
      lines.add(CommentLine.of("", title(set, i + 1, rule.info()), id));
      List<String> words = new ArrayList<>();
      if (!rule.enabled()) {
        words.add("disabled");
      } else if (!reached.contains(set.id())) {
        words.add("no rule branches to this rule set");
      } else {
        rule.info().expires().ifPresent(day -> words.add("until " + day + " (UTC), then never"));
        for (Family family : Family.values()) {
          words.add(family.label() + ": " + way(id, family, obstacles.apply(rule).apply(family)));
        }
        words.addAll(own.apply(rule));
      }
      words.forEach(text -> lines.add(new Line(text, id)));
    }
  }

  private String way(String rule, Family family, Optional<String> obstacle) {
    return obstacle
        .map(why -> "not, because " + why)
        .orElseGet(() -> ways.getOrDefault(family, Map.of()).getOrDefault(rule, "nowhere"));
  }

  private static String title(RuleSet set, int number, RuleInfo info) {
    StringBuilder title = new StringBuilder(set.name() + " rule " + number);
    for (String text : List.of(info.name(), info.comment())) {
      if (!text.isBlank()) {
        title.append(": ").append(text);
      }
    }
    return title.toString();
  }
}

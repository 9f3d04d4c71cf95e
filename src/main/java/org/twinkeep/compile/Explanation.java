package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.flatten.CommentLine;
import org.twinkeep.compile.lower.ClusterWords;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.resolve.Origins;
import org.twinkeep.compile.resolve.ResolveNat;
import org.twinkeep.compile.resolve.ResolvePolicy;
import org.twinkeep.edit.BranchesTaken;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;

/**
 * What each rule became on a node, and why: rule by rule in the order of the table, policy rule
 * sets first, then those of NAT, then what Twinkeep added. It knows no clock, so that the same
 * project gives the same words on every day.
 */
final class Explanation {

  private static final String LOOK_UP =
      "Leads each packet to the few rules that may be about it, so that it need not pass all of"
          + " them ('Turn long lists into sets').";

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

  /** Which ways the packets of automatic rules take. */
  void addAutomatic(Program program) {
    AutomaticWays.of(program).forEach((rule, way) -> add(program.family(), rule, way));
  }

  /**
   * All sentences.
   *
   * @param printed the programs as they are printed, with the rules that only lead to others
   */
  List<Line> lines(ResolvePolicy policy, ResolveNat nat, List<Program> printed) {
    List<Line> lines = new ArrayList<>();
    List<RuleSet.Policy> policies = context.firewall().ruleSets().policy();
    Set<Id> reached = BranchesTaken.from(policies);
    for (RuleSet.Policy set : policies) {
      set(
          set,
          set.rules(),
          reached,
          rule -> family -> policy.obstacle(set, rule, family),
          policy::behindNames,
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
          nat::lookedUp,
          lines);
    }
    automatic(lines);
    lookUps(printed, lines);
    return lines;
  }

  private void automatic(List<Line> lines) {
    Map<AutomaticRule, AutomaticRow> rows = new EnumMap<>(AutomaticRule.class);
    AutomaticRows.of(context.project(), context.firewall())
        .forEach(row -> rows.putIfAbsent(row.rule(), row));
    rows.forEach(
        (rule, row) -> {
          Origin origin = ClusterWords.origin(rule, context);
          lines.add(CommentLine.of("", origin.heading(), origin.id()));
          List<String> words = new ArrayList<>(List.of(row.explanation()));
          if (row.on()) {
            for (Family family : Family.values()) {
              words.add(family.label() + ": " + way(origin.id(), family, Optional.empty()));
            }
          } else {
            words.add("switched off: " + row.reason());
          }
          words.forEach(text -> lines.add(new Line(text, origin.id())));
        });
  }

  /** Rules that no row of the table stands for. */
  private static void lookUps(List<Program> printed, List<Line> lines) {
    Set<String> told = new HashSet<>();
    lines.forEach(line -> told.add(line.origin()));
    for (Program program : printed) {
      for (Chain chain : program.chains()) {
        for (org.twinkeep.compile.program.Rule rule : chain.rules()) {
          Origin origin = rule.origin();
          if (origin.isAutomatic() && told.add(origin.id())) {
            // one title for all of a kind; in the ruleset, each says how many rules it is for
            String kind = origin.id().substring("auto:".length()).replace('-', ' ');
            lines.add(CommentLine.of("", "Automatic: " + kind, origin.id()));
            lines.add(new Line(LOOK_UP, origin.id()));
          }
        }
      }
    }
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
      lines.add(CommentLine.of("", Origins.of(context, set, rule, i + 1).heading(), id));
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
}

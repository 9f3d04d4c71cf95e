package org.twinkeep.compile.lower;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.problem.Problem;

/**
 * A rule with a connection limit on several ways through the node → one chain that all of them jump
 * to: the kernel counts connections for each line of its own.
 *
 * <pre>
 *   forward: a → at most 3 → accept; input: a → at most 3 → accept
 *   ⇒ forward: a → L; input: a → L; L: at most 3 → accept
 * </pre>
 *
 * <p>iptables still counts each family for itself.
 */
final class SharedLimits {

  private final Map<String, Integer> ways = new HashMap<>();
  private final Map<ChainName, Chain> chains = new LinkedHashMap<>();
  private final Consumer<Problem> problems;

  /** For the rules of all rule sets on all ways. */
  SharedLimits(List<List<PlacedRule>> policies, Consumer<Problem> problems) {
    policies.forEach(set -> set.forEach(p -> ways.merge(p.rule().origin().id(), 1, Integer::sum)));
    this.problems = problems;
  }

  /** The chains of the rules so far. */
  List<Chain> chains() {
    return List.copyOf(chains.values());
  }

  /**
   * The rule as it stands on its way.
   *
   * @param ruleSet position of its rule set
   */
  Rule shared(Rule rule, int ruleSet) {
    boolean counts = rule.guards().stream().anyMatch(Guard.ConnectionsBelow.class::isInstance);
    if (!counts || ways.getOrDefault(rule.origin().id(), 0) < 2) {
      return rule;
    }
    if (rule.statements().stream().anyMatch(SharedLimits::leadsElsewhere)) {
      problems.accept(
          Problem.warning(
              "rule.limit.ways",
              rule.origin().place(),
              "Its connections to the firewall, from it and through it are counted apart, each up to the limit.",
              "Put the limit on the rules that accept, or name an interface or addresses of one way only."));
      return rule;
    }
    ChainName name = new ChainName("lim_" + (ruleSet + 1) + "_" + rule.origin().label());
    List<Condition> protocol =
        rule.statements().stream().anyMatch(Statement::needsProtocol)
            ? rule.conditions().stream()
                .filter(c -> c.anyOf().stream().allMatch(Match.Ports.class::isInstance))
                .toList()
            : List.of();
    chains.computeIfAbsent(
        name,
        _ ->
            Chain.named(
                name,
                Hook.Table.FILTER,
                List.of(new Rule(rule.origin(), protocol, rule.guards(), rule.statements()))));
    return Rule.of(rule.origin(), rule.conditions(), new Statement.Jump(name));
  }

  /**
   * A chain for each way, back to where this one came from, or wherever raw text leads: not to be
   * said in another chain.
   */
  private static boolean leadsElsewhere(Statement statement) {
    return statement instanceof Statement.Jump
        || statement instanceof Statement.Return
        || statement instanceof Statement.Custom;
  }
}

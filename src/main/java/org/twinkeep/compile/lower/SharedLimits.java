package org.twinkeep.compile.lower;

import java.util.ArrayList;
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
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.problem.Problem;

/**
 * A rule with a connection limit on several ways through the node → one chain that all of them jump
 * to: the kernel counts connections for each line of its own. So does many a custom match.
 *
 * <pre>
 *   forward: a → at most 3 → accept; input: a → at most 3 → accept
 *   ⇒ forward: a → L; input: a → L; L: at most 3 → accept
 * </pre>
 *
 * <p>iptables still counts each family for itself, which is a warning of its own.
 */
final class SharedLimits {

  private final Map<String, Integer> ways = new HashMap<>();
  private final Map<ChainName, Chain> chains = new LinkedHashMap<>();
  private final boolean families;
  private final Consumer<Problem> problems;

  /**
   * For the rules of all rule sets on all ways.
   *
   * @param families whether one ruleset counts for both families, whose chains of one name are one
   */
  SharedLimits(List<List<PlacedRule>> policies, boolean families, Consumer<Problem> problems) {
    this.families = families;
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
    List<Condition> custom =
        isStateless(rule)
            ? List.of()
            : rule.conditions().stream().filter(SharedLimits::isCustom).toList();
    boolean once = ways.getOrDefault(rule.origin().id(), 0) < 2;
    if (!counts && custom.isEmpty() || once && !(families && countsTogether(rule))) {
      return rule;
    }
    if (rule.statements().stream().anyMatch(SharedLimits::leadsElsewhere)) {
      if (counts) {
        problems.accept(
            Problem.warning(
                "rule.limit.ways",
                rule.origin().place(),
                "Its connections to the firewall, from it and through it are counted apart, each up to the limit.",
                "Put the limit on the rules that accept, or name an interface or addresses of one way only."));
      }
      return rule;
    }
    ChainName name = new ChainName("lim_" + (ruleSet + 1) + "_" + rule.origin().label());
    List<Condition> asked = new ArrayList<>(custom);
    asked.addAll(protocol(rule));
    chains.computeIfAbsent(
        name,
        _ ->
            Chain.named(
                name,
                Hook.Table.FILTER,
                List.of(new Rule(rule.origin(), asked, rule.guards(), rule.statements()))));
    List<Condition> before = rule.conditions().stream().filter(c -> !isCustom(c)).toList();
    return Rule.of(rule.origin(), before, new Statement.Jump(name));
  }

  private static boolean countsTogether(Rule rule) {
    return rule.guards().stream()
        .anyMatch(
            guard -> guard instanceof Guard.ConnectionsBelow limit && limit.per() == Per.RULE);
  }

  /** Where it stands is looked at to tell what becomes of its packets. */
  private static boolean isStateless(Rule rule) {
    return rule.conditions().contains(Condition.is(Match.state(Match.ConnectionState.UNTRACKED)));
  }

  private static boolean isCustom(Condition condition) {
    return condition.anyOf().stream().anyMatch(Match.Custom.class::isInstance);
  }

  private static List<Condition> protocol(Rule rule) {
    return rule.statements().stream().anyMatch(Statement::needsProtocol)
        ? rule.conditions().stream()
            .filter(c -> c.anyOf().stream().allMatch(Match.Ports.class::isInstance))
            .toList()
        : List.of();
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

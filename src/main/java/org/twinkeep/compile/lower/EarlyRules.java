package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.problem.Problem;

/**
 * Options of policy rules that must act before the filter looks at the connection table: what is
 * stateless must not be tracked at all, helpers are given before the first packet is known, and the
 * mark that a connection remembers comes back before its later packets are routed.
 */
final class EarlyRules {

  /** Later packets of a connection; its first one has no mark to get back. */
  private static final Condition KNOWN =
      Condition.is(Match.state(ConnectionState.ESTABLISHED, ConnectionState.RELATED));

  private final NodeContext context;
  private final Published published;
  private final HelperRules helpers;
  private final Consumer<Problem> problems;
  private final Map<Hook, List<Rule>> untracked = new EnumMap<>(Hook.class);
  private final Map<Hook, List<Rule>> rules = new EnumMap<>(Hook.class);

  EarlyRules(
      NodeContext context, Published published, HelperRules helpers, Consumer<Problem> problems) {
    this.context = context;
    this.published = published;
    this.helpers = helpers;
    this.problems = problems;
  }

  /** What is stateless first: it has no connection that could have a helper. */
  List<Rule> at(Hook hook) {
    List<Rule> all = new ArrayList<>(untracked.getOrDefault(hook, List.of()));
    all.addAll(rules.getOrDefault(hook, List.of()));
    return all;
  }

  /**
   * Takes the options of a rule on one of its ways.
   *
   * @param ruleSet position of the rule set; 0 = the top one
   */
  void add(PlacedRule placed, int ruleSet) {
    RuleOptions options = placed.rule().options();
    boolean stateless = options.stateless() && placed.rule().letsPass();
    boolean helper =
        context.backend() == Backend.IPTABLES
            && !options.helper().isEmpty()
            && Helpers.exists(options.helper(), placed.rule().family());
    boolean restores = options.connectionMark() == ConnectionMark.RESTORE;
    if (!stateless && !helper && !restores) {
      return;
    }
    if (ruleSet > 0) {
      error(
          placed,
          "rule.option.branch",
          "This option acts before the filter, where it is not known which rule branches here.",
          "Move the rule into the top rule set.");
      return;
    }
    if (stateless && !canBeStateless(placed)) {
      return;
    }
    if (stateless && outputIsFree(placed, "stateless")) {
      put(
          untracked,
          placed.path() == Path.FROM_NODE ? Hook.RAW_OUTPUT : Hook.RAW_PREROUTING,
          Rule.of(placed.rule().origin(), published.untranslated(placed), new Statement.NoTrack()));
    }
    if (helper && outputIsFree(placed, "a helper")) {
      helpers.add(placed, (hook, rule) -> put(rules, hook, rule));
    }
    if (restores
        && canRestore(placed)
        && outputIsFree(placed, "restore a mark")
        && showsDestination(placed)) {
      List<Condition> conditions = new ArrayList<>(placed.conditions());
      conditions.add(KNOWN);
      put(
          rules,
          placed.path() == Path.FROM_NODE ? Hook.MANGLE_OUTPUT : Hook.MANGLE_PREROUTING,
          Rule.of(placed.rule().origin(), conditions, new Statement.RestoreMark()));
    }
  }

  /** Connections are counted, and marks are set, only after packets were taken out of tracking. */
  private boolean canBeStateless(PlacedRule placed) {
    boolean marks =
        placed.rule().service().anyOf().stream().anyMatch(Match.PacketMark.class::isInstance);
    boolean counts = placed.rule().options().connectionLimit().isPresent();
    if (counts || marks) {
      error(
          placed,
          "rule.stateless.option",
          counts
              ? "Packets out of connection tracking belong to no connection that could be counted."
              : "Packets are taken out of connection tracking where they enter, before any rule marks them.",
          counts
              ? "Take away the connection limit, or that the rule is stateless."
              : "Name services instead of a mark, or take away that the rule is stateless.");
    }
    return !counts && !marks;
  }

  private boolean outputIsFree(PlacedRule placed, String what) {
    boolean free = placed.rule().out().any() && placed.rule().either().any();
    if (!free) {
      error(
          placed,
          "rule.option.out",
          "What makes the rule " + what + " acts before the output interface is known.",
          "Empty the output interface cell, or name destinations instead.");
    }
    return free;
  }

  /** A limit counts new packets and connections; marks come back to later packets only. */
  private boolean canRestore(PlacedRule placed) {
    RuleOptions options = placed.rule().options();
    if (options.isLimited()) {
      error(
          placed,
          "rule.restore.limit",
          "A limit counts what is new, but marks come back to later packets; all of them would get one.",
          "Take the limit away, or restore the mark in a rule of its own.");
    } else if (options.setMark().isPresent()) {
      error(
          placed,
          "rule.restore.set",
          "The rule would set the mark of a connection's first packet only, save it nowhere, and give"
              + " later packets another one back.",
          "Set and save the mark in another rule, or do not restore it here.");
    }
    return !options.isLimited() && options.setMark().isEmpty();
  }

  /** iptables restores marks before destinations are translated, and translated back. */
  private boolean showsDestination(PlacedRule placed) {
    boolean hidden =
        context.backend() == Backend.IPTABLES
            && placed.path() != Path.FROM_NODE
            && published.mayHide(placed);
    if (hidden) {
      error(
          placed,
          "rule.restore.translated",
          "iptables restores marks before addresses are translated, so that packets may still show"
              + " another destination or port there.",
          "Empty the destination and service cells and name sources or interfaces, or choose nftables.");
    }
    return !hidden;
  }

  /** A rule to the node and through it is the same rule where packets enter. */
  private static void put(Map<Hook, List<Rule>> rules, Hook hook, Rule rule) {
    List<Rule> known = rules.computeIfAbsent(hook, _ -> new ArrayList<>());
    if (!known.contains(rule)) {
      known.add(rule);
    }
  }

  private void error(PlacedRule placed, String id, String message, String remedy) {
    problems.accept(Problem.error(id, placed.rule().origin().place(), message, remedy));
  }
}

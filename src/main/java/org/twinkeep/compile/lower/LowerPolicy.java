package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.problem.Problem;

/**
 * {@link PlacedRule} → neutral rules.
 *
 * <p>A stateful Accept asks for a new connection or for a packet that the kernel does not track
 * (neighbour discovery, say); everything else was decided further up.
 */
final class LowerPolicy {

  private static final Condition NEW =
      Condition.is(Match.state(ConnectionState.NEW, ConnectionState.UNTRACKED));

  /** EarlyRules took them out; what NAT translated stays tracked, and is not meant. */
  private static final Condition UNTRACKED = Condition.is(Match.state(ConnectionState.UNTRACKED));

  private final Firewall firewall;
  private final Backend backend;
  private final LogText logs;
  private final RuleSetChains chains;
  private final Consumer<Problem> problems;

  LowerPolicy(
      Firewall firewall, Backend backend, RuleSetChains chains, Consumer<Problem> problems) {
    this.firewall = firewall;
    this.backend = backend;
    this.logs = new LogText(firewall, backend, problems);
    this.chains = chains;
    this.problems = problems;
  }

  /**
   * The rule for the chain of its way; absent after an error.
   *
   * @param ruleSet position of the rule set that the rule stands in; 0 = the top one
   */
  Optional<Rule> rule(PlacedRule placed, int ruleSet) {
    ResolvedRule rule = placed.rule();
    List<Statement> statements = new ArrayList<>(options(rule.options()));
    if (!rule.options().helper().isEmpty() && !helper(rule, statements)) {
      return Optional.empty();
    }
    String name = firewall.ruleSets().policy().get(ruleSet).name();
    rule.logging()
        .ifPresent(
            log ->
                statements.add(logs.of(log, rule.origin(), name, ActionWords.of(rule.action()))));
    if (!verdict(placed, ruleSet, statements)) {
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    if (rule.letsPass()) {
      conditions.add(rule.options().stateless() ? UNTRACKED : NEW);
    }
    // A log counts what its limit lets it write, not what comes.
    if (statements.stream().allMatch(Statement.Log.class::isInstance)) {
      statements.add(new Statement.Count());
    }
    return Optional.of(new Rule(rule.origin(), conditions, guards(rule.options()), statements));
  }

  private static List<Statement> options(RuleOptions options) {
    List<Statement> statements = new ArrayList<>();
    options.setMark().ifPresent(mark -> statements.add(new Statement.SetMark(mark)));
    switch (options.connectionMark()) {
      case NONE -> {}
      case SAVE -> statements.add(new Statement.SaveMark());
      case RESTORE -> {} // where packets of known connections enter, see EarlyRules
    }
    return statements;
  }

  /** nftables assigns a helper where the filter accepts; iptables before, see EarlyRules. */
  private boolean helper(ResolvedRule rule, List<Statement> statements) {
    String helper = rule.options().helper();
    Optional<String> objection = Helpers.objection(helper, rule.service());
    if (objection.isPresent() || !rule.letsPass()) {
      problems.accept(
          Problem.error(
              "rule.helper",
              rule.origin().place().in("options"),
              objection.orElse("Only a rule that accepts connections can give them a helper."),
              "Correct the helper, the services or the action."));
      return false;
    }
    if (!Helpers.exists(helper, rule.family())) {
      problems.accept(
          Problem.warning(
              "rule.helper.family",
              rule.origin().place().in("options"),
              "The kernel's helper '"
                  + helper
                  + "' knows IPv4 only, and the rule matches IPv6; connections by IPv6 have none.",
              "Put the rule into a rule set for IPv4 only, or name IPv4 addresses."));
      return true;
    }
    if (backend == Backend.NFTABLES) {
      Helpers.transports(rule.service())
          .forEach(t -> statements.add(new Statement.Helper(helper, t)));
    }
    return true;
  }

  private static List<Guard> guards(RuleOptions options) {
    List<Guard> guards = new ArrayList<>();
    options.rateLimit().ifPresent(l -> guards.add(new Guard.RateBelow(l.rate(), l.per())));
    options
        .connectionLimit()
        .ifPresent(l -> guards.add(new Guard.ConnectionsBelow(l.count(), l.per())));
    return guards;
  }

  /** Adds what the action does; false after an error. */
  private boolean verdict(PlacedRule placed, int ruleSet, List<Statement> statements) {
    ResolvedRule rule = placed.rule();
    switch (rule.action()) {
      case Action.Accept() -> statements.add(new Statement.Accept());
      case Action.Deny() -> statements.add(new Statement.Drop());
      case Action.Reject(RejectWith with) -> {
        statements.add(new Statement.Reject(with));
        return rejectable(rule, with);
      }
      case Action.Continue() -> {}
      case Action.Branch branch -> {
        Optional<Problem> objection =
            chains.objection(
                ruleSet, branch.ruleSet(), "policy", rule.origin().place().in("action"));
        if (objection.isPresent()) {
          problems.accept(objection.get());
          return false;
        }
        int target = chains.position(branch.ruleSet()).orElseThrow();
        statements.add(new Statement.Jump(chains.name(target, placed.path())));
      }
      case Action.Return() -> {
        if (ruleSet > 0) {
          statements.add(new Statement.Return());
        } else {
          statements.addAll(finalDeny(rule.origin()));
        }
      }
      case Action.Custom(String iptables, String nftables) ->
          statements.add(new Statement.Custom(iptables, nftables));
    }
    return true;
  }

  /** What happens to a packet that no rule decided. */
  List<Statement> finalDeny(Origin origin) {
    List<Statement> statements = new ArrayList<>();
    if (firewall.settings().logDenied()) {
      statements.add(logs.of(origin, "DENY"));
    }
    statements.add(new Statement.Drop());
    return statements;
  }

  private boolean rejectable(ResolvedRule rule, RejectWith with) {
    boolean tcpOnly =
        !rule.service().isAlways()
            && !rule.service().negated()
            && rule.service().anyOf().stream().allMatch(LowerPolicy::isTcp);
    if (with == RejectWith.TCP_RESET && !tcpOnly) {
      problems.accept(
          Problem.error(
              "rule.reject.reset",
              rule.origin().place().in("action"),
              "Only TCP can be reset, and the rule also matches other protocols.",
              "Name TCP services in the service cell, or reject with port unreachable."));
      return false;
    }
    if (with == RejectWith.PROTOCOL_UNREACHABLE && rule.family() == Family.IPV6) {
      problems.accept(
          Problem.error(
              "rule.reject.family",
              rule.origin().place().in("action"),
              "IPv6 has no 'protocol unreachable', and the rule matches IPv6.",
              "Reject with port unreachable. A rule that matches IPv4 as well can go into a rule set for IPv4 only instead."));
      return false;
    }
    return true;
  }

  private static boolean isTcp(Match match) {
    return match instanceof Match.Ports p && p.transport() == Transport.TCP
        || match instanceof Match.Header h
            && h.protocol().equals(OptionalInt.of(Transport.TCP.number()));
  }
}

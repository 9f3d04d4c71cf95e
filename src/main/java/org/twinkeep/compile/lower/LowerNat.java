package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.problem.Problem;

/**
 * {@link ResolvedNat}s → chains at the NAT hooks: destinations are translated before the route is
 * known, sources after. The first matching rule decides, for destination and source each.
 */
public final class LowerNat {

  private static final Statement LEAVE = new Statement.Accept();

  private final NodeContext context;
  private final Family family;
  private final Own own;
  private final RuleSetChains chains;
  private final Destinations destinations;
  private final Sources sources;
  private final List<List<ResolvedNat>> sets;
  private final SharedTargets targets;
  private final LostTranslations lost;
  private final Consumer<Problem> problems;

  /** Of the rules of all NAT rule sets in one family, in the firewall's order. */
  public LowerNat(
      NodeContext context,
      Family family,
      List<List<ResolvedNat>> sets,
      Consumer<Problem> problems) {
    this.own = new Own(context);
    this.context = context;
    this.family = family;
    this.chains = new RuleSetChains(context.firewall().ruleSets().nat());
    this.destinations =
        new Destinations(own, family, new Redirects(own, family, hasVirtualMac(context)), problems);
    this.sources = new Sources(context, own, family, problems);
    this.sets = sets;
    this.targets =
        new SharedTargets(
            sets,
            own,
            context.firewall().settings().isOn(AutomaticRule.ANTI_SPOOFING),
            family,
            problems);
    this.lost = new LostTranslations(sets, chains, family, problems);
    this.problems = problems;
  }

  private static boolean hasVirtualMac(NodeContext context) {
    return context.cluster().filter(cluster -> cluster.failover().virtualMac()).isPresent();
  }

  /** Their chains; the first is the top one. */
  public List<Chain> run() {
    refuseUnknownInputs(sets.stream().flatMap(List::stream).toList());
    List<Chain> all = new ArrayList<>();
    for (int i = 0; i < Math.max(1, sets.size()); i++) {
      Map<Hook, List<Rule>> rules = new EnumMap<>(Hook.class);
      for (Hook hook : Stage.HOOKS) {
        rules.put(hook, new ArrayList<>());
      }
      if (i < sets.size()) {
        int from = i;
        sets.get(i).forEach(rule -> addWhileItHolds(rule, from, rules));
      }
      for (Hook hook : Stage.HOOKS) {
        all.add(
            i == 0
                ? Chain.at(hook, rules.getOrDefault(hook, List.of()))
                : Chain.named(
                    chains.name(i, Stage.word(hook)),
                    Hook.Table.NAT,
                    rules.getOrDefault(hook, List.of())));
      }
    }
    return all.stream().anyMatch(LowerNat::translatesOutput)
        ? all
        : all.stream().map(c -> isOutput(c) ? c.withRules(List.of()) : c).toList();
  }

  /** Exemptions and branches are needed only where something else could happen. */
  private static boolean translatesOutput(Chain chain) {
    return isOutput(chain)
        && chain.rules().stream()
            .map(rule -> rule.statements().getLast())
            .anyMatch(last -> last.isFinal() && !last.equals(LEAVE));
  }

  private static boolean isOutput(Chain chain) {
    return switch (chain.place()) {
      case Chain.Place.At(Hook hook) -> hook == Hook.NAT_OUTPUT;
      case Chain.Place.Named(ChainName name, Hook.Table _) ->
          name.text().endsWith("_" + Stage.word(Hook.NAT_OUTPUT));
    };
  }

  /** iptables could take neither an exemption nor a branch where sources are translated. */
  private void refuseUnknownInputs(List<ResolvedNat> all) {
    if (context.backend() == Backend.IPTABLES
        && all.stream().anyMatch(ResolvedNat::translatesSource)) {
      all.stream()
          .filter(r -> !r.in().any())
          .filter(r -> !(r.action() instanceof NatAction.Translate))
          .forEach(r -> Sources.inputUnknown(r, problems));
    }
  }

  private void addWhileItHolds(ResolvedNat rule, int from, Map<Hook, List<Rule>> rules) {
    Map<Hook, List<Rule>> lines = new EnumMap<>(Hook.class);
    add(rule, from, lines);
    lines.forEach((hook, all) -> all.forEach(line -> add(rules, hook, line.and(rule.time()))));
  }

  private void add(ResolvedNat rule, int from, Map<Hook, List<Rule>> rules) {
    lost.warnOfExemption(rule, from);
    switch (rule.action()) {
      case NatAction.Translate() -> translate(rule, rules);
      case NatAction.Exempt() -> {
        for (Hook hook : Stage.HOOKS) {
          addAt(hook, rule, LEAVE, rules);
        }
      }
      case NatAction.Branch branch -> branch(rule, branch.ruleSet(), from, rules);
    }
  }

  private void translate(ResolvedNat rule, Map<Hook, List<Rule>> rules) {
    if (lost.refuses(rule)) {
      return;
    }
    if (rule.translatesDestination()) {
      destinations.add(rule, rules);
    }
    if (rule.translatesSource()) {
      sources.add(rule, targets, rules);
    }
    if (rule.translatesDestination() && rule.options().hairpin() && !hidesAll(rule)) {
      sources.hairpin(rule, targets, rules);
    }
  }

  /** A new source for whatever comes in leaves nothing to a hairpin. */
  private static boolean hidesAll(ResolvedNat rule) {
    return rule.translatesSource() && rule.in().any();
  }

  private void branch(ResolvedNat rule, Id target, int from, Map<Hook, List<Rule>> rules) {
    Optional<Problem> objection = chains.objection(from, target, "NAT", rule.origin().place());
    if (objection.isPresent()) {
      problems.accept(objection.get());
      return;
    }
    int position = chains.position(target).orElseThrow();
    if (lost.refusesBranch(rule, position)) {
      return;
    }
    for (Hook hook : Stage.HOOKS) {
      addAt(hook, rule, new Statement.Jump(chains.name(position, Stage.word(hook))), rules);
    }
  }

  /** Adds a rule that is about both kinds of translation, where its interfaces are known. */
  private void addAt(
      Hook hook, ResolvedNat rule, Statement statement, Map<Hook, List<Rule>> rules) {
    boolean needsIn = !rule.in().any();
    boolean needsOut = !rule.out().any();
    boolean known =
        switch (hook) {
          case NAT_PREROUTING -> !needsOut;
          case NAT_OUTPUT -> !needsIn && !needsOut;
          default -> !needsIn || context.backend() == Backend.NFTABLES;
        };
    if (!known) {
      return;
    }
    List<Condition> conditions = new ArrayList<>();
    if (hook != Hook.NAT_OUTPUT) {
      conditions.add(rule.in().condition(Direction.IN, true));
    }
    conditions.add(rule.out().condition(Direction.OUT, true));
    conditions.add(rule.source());
    conditions.add(rule.destination());
    conditions.add(rule.service());
    if (hook == Hook.NAT_POSTROUTING && Stage.asksForHardware(rule.source())) {
      Sources.hardware(rule, problems);
      return;
    }
    Stage.known(hook, conditions)
        .ifPresent(all -> add(rules, hook, Rule.of(rule.origin(), all, statement)));
  }

  static void add(Map<Hook, List<Rule>> rules, Hook hook, Rule rule) {
    rules.computeIfAbsent(hook, _ -> new ArrayList<>()).add(rule);
  }
}

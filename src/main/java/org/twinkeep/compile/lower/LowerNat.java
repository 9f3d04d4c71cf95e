package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private final Consumer<Problem> problems;

  public LowerNat(NodeContext context, Family family, Consumer<Problem> problems) {
    this.own = new Own(context);
    this.context = context;
    this.family = family;
    this.chains = new RuleSetChains(context.firewall().ruleSets().nat());
    this.destinations =
        new Destinations(own, family, new Redirects(own, family, hasVirtualMac(context)), problems);
    this.sources = new Sources(context, own, family, problems);
    this.problems = problems;
  }

  private static boolean hasVirtualMac(NodeContext context) {
    return context.cluster().filter(cluster -> cluster.failover().virtualMac()).isPresent();
  }

  /** The chains of all NAT rule sets, in the firewall's order; the first is the top one. */
  public List<Chain> run(List<List<ResolvedNat>> sets) {
    refuseUnknownInputs(sets.stream().flatMap(List::stream).toList());
    SharedTargets targets =
        new SharedTargets(
            sets,
            own,
            context.firewall().settings().isOn(AutomaticRule.ANTI_SPOOFING),
            family,
            problems);
    List<Chain> all = new ArrayList<>();
    for (int i = 0; i < Math.max(1, sets.size()); i++) {
      Map<Hook, List<Rule>> rules = new EnumMap<>(Hook.class);
      for (Hook hook : Stage.HOOKS) {
        rules.put(hook, new ArrayList<>());
      }
      if (i < sets.size()) {
        int from = i;
        sets.get(i).forEach(rule -> addWhileItHolds(rule, from, targets, rules));
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
          .filter(r -> !r.in().any() && r.out().any())
          .filter(r -> !(r.action() instanceof NatAction.Translate))
          .forEach(r -> Sources.inputUnknown(r, problems));
    }
  }

  private void addWhileItHolds(
      ResolvedNat rule, int from, SharedTargets targets, Map<Hook, List<Rule>> rules) {
    Map<Hook, List<Rule>> lines = new EnumMap<>(Hook.class);
    add(rule, from, targets, lines);
    lines.forEach((hook, all) -> all.forEach(line -> add(rules, hook, line.and(rule.time()))));
  }

  private void add(ResolvedNat rule, int from, SharedTargets targets, Map<Hook, List<Rule>> rules) {
    switch (rule.action()) {
      case NatAction.Translate() -> translate(rule, targets, rules);
      case NatAction.Exempt() -> {
        for (Hook hook : Stage.HOOKS) {
          addAt(hook, rule, LEAVE, rules);
        }
      }
      case NatAction.Branch branch -> branch(rule, branch.ruleSet(), from, targets, rules);
    }
  }

  private void translate(ResolvedNat rule, SharedTargets targets, Map<Hook, List<Rule>> rules) {
    if (!rule.translatesSource() && !rule.translatesDestination()) {
      problems.accept(
          Problem.error(
              "nat.translates.nothing",
              rule.origin().place(),
              "The rule says what it matches, but not what becomes of it.",
              "Fill a translated cell, or make it an exemption."));
      return;
    }
    if (losesPorts(rule)) {
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

  /** Whether the translated service names ports of an end that the rule does not translate. */
  private boolean losesPorts(ResolvedNat rule) {
    boolean destination =
        !rule.translatesDestination()
            && rule.newService().stream().anyMatch(p -> !p.destination().isEmpty());
    boolean source =
        !rule.translatesSource() && rule.newService().stream().anyMatch(p -> !p.source().isEmpty());
    if (destination || source) {
      String end = destination ? "destination" : "source";
      problems.accept(
          Problem.error(
              "nat.service.end",
              rule.origin().place(),
              "The translated service names a "
                  + end
                  + " port, but the rule does not translate the "
                  + end
                  + ".",
              "Name the new " + end + ", too, or a service without " + end + " ports."));
    }
    return destination || source;
  }

  private void branch(
      ResolvedNat rule, Id target, int from, SharedTargets targets, Map<Hook, List<Rule>> rules) {
    Optional<Problem> objection = chains.objection(from, target, "NAT", rule.origin().place());
    if (objection.isPresent()) {
      problems.accept(objection.get());
      return;
    }
    int position = chains.position(target).orElseThrow();
    if (losesItsSource(rule, position, targets)) {
      problems.accept(
          Problem.error(
              "nat.branch.destination",
              rule.origin().place(),
              "Rules that it branches to give a new source to what they led elsewhere; there the packet no longer has the destination and service that this rule asks for.",
              "Empty destination, service and input interface here, and name them in the rules that it branches to."));
      return;
    }
    for (Hook hook : Stage.HOOKS) {
      addAt(hook, rule, new Statement.Jump(chains.name(position, Stage.word(hook))), rules);
    }
  }

  /**
   * Whether a branch asks for what a rule behind it changes before that rule has done all it does.
   */
  private boolean losesItsSource(ResolvedNat branch, int target, SharedTargets targets) {
    boolean asks =
        !branch.destination().isAlways() || !branch.service().isAlways() || !branch.in().any();
    return asks && behind(target, targets, new HashSet<>()).anyMatch(LowerNat::translatesBoth);
  }

  /** The rules of a rule set, and of those that it branches to. */
  private Stream<ResolvedNat> behind(int set, SharedTargets targets, Set<Integer> seen) {
    return !seen.add(set)
        ? Stream.empty()
        : targets.set(set).stream()
            .flatMap(
                rule ->
                    rule.action() instanceof NatAction.Branch(Id next)
                            && chains.position(next).isPresent()
                        ? behind(chains.position(next).getAsInt(), targets, seen)
                        : Stream.of(rule));
  }

  private static boolean translatesBoth(ResolvedNat rule) {
    return rule.action() instanceof NatAction.Translate
        && rule.translatesDestination()
        && (rule.translatesSource() || rule.options().hairpin());
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

package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.problem.Problem;

/**
 * Placed rules, NAT rules and automatic rules → the neutral {@link Program} of one node and family.
 */
public final class LowerProgram {

  private final NodeContext context;
  private final Family family;
  private final Automatic automatic;
  private final LowerPolicy policy;
  private final RuleSetChains chains;
  private final Consumer<Problem> problems;

  /**
   * For one node and family.
   *
   * @param management condition on the source of management connections; always = none are given
   */
  public LowerProgram(
      NodeContext context, Family family, Condition management, Consumer<Problem> problems) {
    this.context = context;
    this.family = family;
    this.problems = problems;
    this.automatic = new Automatic(context, family, management);
    this.chains = new RuleSetChains(context.firewall().ruleSets().policy());
    this.policy = new LowerPolicy(context.firewall(), context.backend(), chains, problems);
  }

  /**
   * The whole program.
   *
   * @param policies the placed rules of each policy rule set, in the firewall's order
   * @param translations the NAT rules of all rule sets
   * @param nat what became of these: chains at NAT hooks and those they jump to
   */
  public Program run(
      List<List<PlacedRule>> policies, List<ResolvedNat> translations, List<Chain> nat) {
    List<Chain> hooks = new ArrayList<>();
    SharedLimits limits = new SharedLimits(policies, countsBothFamilies(), problems);
    Published published =
        new Published(translations, context.firewall().settings().anyIncludesFirewall());
    HelperRules helpers = new HelperRules(policies, chains, published, besideOthers(), problems);
    EarlyRules early = new EarlyRules(context, published, helpers, problems);
    for (int i = 0; i < policies.size(); i++) {
      for (PlacedRule placed : policies.get(i)) {
        early.add(placed, i);
      }
    }
    LateMarks.check(policies, problems);
    UnseenMarks.check(policies, translations, problems);
    hooks.add(entrance(Hook.RAW_PREROUTING, Path.TO_NODE, early));
    hooks.add(entrance(Hook.RAW_OUTPUT, Path.FROM_NODE, early));
    Shaping forwarded = new Shaping(policies, Path.THROUGH_NODE, chains, besideOthers(), problems);
    Shaping sent = new Shaping(policies, Path.FROM_NODE, chains, besideOthers(), problems);
    mangle(hooks, Hook.MANGLE_PREROUTING, early.at(Hook.MANGLE_PREROUTING), List.of());
    List<Rule> changesForwarded = forwarded.rules(List.of());
    List<Rule> changesSent = sent.rules(above(Path.FROM_NODE, nat));
    mangle(hooks, Hook.MANGLE_FORWARD, List.of(), changesForwarded);
    mangle(hooks, Hook.MANGLE_OUTPUT, early.at(Hook.MANGLE_OUTPUT), changesSent);
    nat.stream().filter(c -> c.place() instanceof Chain.Place.At).forEach(hooks::add);
    for (Path path : Path.values()) {
      List<Rule> rules = new ArrayList<>(above(path, nat));
      rules.addAll(rules(policies.isEmpty() ? List.of() : policies.getFirst(), path, 0, limits));
      rules.add(finalDeny());
      hooks.add(Chain.at(path.hook(), rules));
    }
    List<Chain> named = new ArrayList<>();
    nat.stream().filter(c -> c.place() instanceof Chain.Place.Named).forEach(named::add);
    for (int i = 1; i < policies.size(); i++) {
      for (Path path : Path.values()) {
        named.add(
            Chain.named(
                chains.name(i, path), Hook.Table.FILTER, rules(policies.get(i), path, i, limits)));
      }
    }
    named.addAll(limits.chains());
    named.addAll(forwarded.branches(changesForwarded));
    named.addAll(sent.branches(changesSent));
    hooks.addAll(named);
    return new Program(family, hooks);
  }

  /** States that travel by IPv6 need neighbour discovery where they do. */
  private List<Rule> neighbours(List<Rule> kept) {
    Origin sync = automatic.origin(AutomaticRule.STATE_SYNC);
    Origin origin = automatic.origin(AutomaticRule.NEIGHBOUR_DISCOVERY);
    return family == Family.IPV4
        ? List.of()
        : kept.stream()
            .filter(rule -> rule.origin().equals(sync))
            .flatMap(rule -> rule.conditions().stream())
            .filter(c -> c.anyOf().stream().allMatch(Match.Device.class::isInstance))
            .distinct()
            .map(device -> NeededIcmp.neighbours(origin, device))
            .toList();
  }

  private boolean countsBothFamilies() {
    return context.backend() == Backend.NFTABLES
        && context.firewall().settings().families().size() > 1;
  }

  private boolean besideOthers() {
    return context.firewall().settings().coexist() && context.backend() == Backend.IPTABLES;
  }

  private static void mangle(List<Chain> hooks, Hook hook, List<Rule> early, List<Rule> shaping) {
    List<Rule> rules = new ArrayList<>(early);
    rules.addAll(shaping);
    if (!rules.isEmpty()) {
      hooks.add(Chain.at(hook, rules));
    }
  }

  private List<Rule> above(Path path, List<Chain> nat) {
    return redirects(nat) ? automatic.aboveWithRedirects(path) : automatic.above(path);
  }

  /** Whether NAT may lead connections of the node itself to another destination. */
  private static boolean redirects(List<Chain> nat) {
    Chain.Place output = new Chain.Place.At(Hook.NAT_OUTPUT);
    return nat.stream().anyMatch(c -> c.place().equals(output) && !c.rules().isEmpty());
  }

  private Chain entrance(Hook hook, Path path, EarlyRules early) {
    List<Rule> rules = new ArrayList<>(automatic.untracked(path));
    rules.addAll(early.at(hook));
    return Chain.at(hook, rules);
  }

  private List<Rule> rules(List<PlacedRule> placed, Path path, int ruleSet, SharedLimits limits) {
    return placed.stream()
        .filter(p -> p.path() == path)
        .flatMap(p -> policy.rule(p, ruleSet).stream())
        .map(rule -> limits.shared(rule, ruleSet))
        .toList();
  }

  private Rule finalDeny() {
    Origin origin = automatic.origin(AutomaticRule.FINAL_DENY);
    return new Rule(origin, List.of(), List.of(), policy.finalDeny(origin));
  }

  /**
   * Everything is dropped, also at interfaces that are left alone, but the node's conversation with
   * itself, and connection states, which may travel in a family that the firewall passes nothing
   * of.
   */
  public Program closed() {
    List<Chain> hooks = new ArrayList<>();
    for (Path path : Path.values()) {
      List<Rule> rules = new ArrayList<>(automatic.ofDroppedFamily(path));
      rules.addAll(neighbours(rules));
      // With the chains of others beside, no policy of a built-in chain drops what is left.
      if (besideOthers()) {
        rules.add(
            Rule.of(automatic.origin(AutomaticRule.FINAL_DENY), List.of(), new Statement.Drop()));
      }
      hooks.add(Chain.at(path.hook(), rules));
    }
    return new Program(family, hooks);
  }
}

package org.twinkeep.compile.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Problem;

/**
 * What the rules of one way do to every packet, and not only to the first one of a connection:
 * traffic class, segment size, mark.
 *
 * <p>Before: the placed rules of all rule sets. After: the same rules once more, before the filter
 * and for packets of known connections too. Each packet gets what the rule says that would decide
 * it, and what the Continue rules above that one say. So rules that accept without such an option
 * stand among them, too, as far as they meet packets that a rule below would change; rules that let
 * nothing pass do not.
 */
final class Shaping {

  /** With more rules below that change packets, all that accept above them are kept. */
  private static final int MOST_COMPARED = 64;

  private final List<List<PlacedRule>> policies;
  private final Path path;
  private final RuleSetChains chains;
  private final boolean besideOthers;
  private final FirstMarks first;
  private final PacketChanges changes;
  private final AskedTooEarly tooEarly;
  private final Consumer<Problem> problems;
  private final Map<Integer, List<Step>> done = new HashMap<>();

  /**
   * For one way through the node.
   *
   * @param policies the placed rules of all rule sets, in the firewall's order
   * @param besideOthers whether rules of others stand in the same chains
   */
  Shaping(
      List<List<PlacedRule>> policies,
      Path path,
      RuleSetChains chains,
      boolean besideOthers,
      Consumer<Problem> problems) {
    this.besideOthers = besideOthers;
    this.first = FirstMarks.of(policies, path, problems);
    this.changes = new PacketChanges(path, first, problems);
    this.tooEarly = new AskedTooEarly(policies, first.any());
    this.policies = policies;
    this.path = path;
    this.chains = chains;
    this.problems = problems;
  }

  /**
   * What becomes of a rule.
   *
   * @param early changes of some of its packets
   * @param changes what it does to all its packets
   * @param end where its packets go then; absent = to the next rule
   * @param changesBelow whether packets may be changed in the rule set that it branches to
   */
  private record Step(
      PlacedRule placed,
      List<Rule> early,
      List<Statement> changes,
      Optional<Statement> end,
      boolean changesBelow) {

    boolean changesPackets() {
      return changesBelow || !early.isEmpty() || !changes.isEmpty();
    }

    /**
     * The rule once more.
     *
     * @param keeps whether its packets must be kept from what stands below it
     */
    Stream<Rule> rules(boolean keeps) {
      List<Statement> statements = new ArrayList<>(changes);
      end.filter(_ -> keeps || changesBelow).ifPresent(statements::add);
      Stream<Rule> last =
          statements.isEmpty()
              ? Stream.empty()
              : Stream.of(new Rule(origin(), placed.conditions(), List.of(), statements));
      return Stream.concat(early.stream(), last);
    }

    Box box() {
      Rule rule = Rule.of(origin(), placed.conditions(), new Statement.Count());
      return Box.of(rule, placed.rule().family());
    }

    private Origin origin() {
      return placed.rule().origin();
    }
  }

  /**
   * The rules for the hook of the way; none when no rule changes packets there.
   *
   * @param automatic what Twinkeep's own rules say above the user's in the filter: connections that
   *     they accept have no mark
   */
  List<Rule> rules(List<Rule> automatic) {
    List<List<Rule>> rules = new ArrayList<>();
    List<Box> changed = new ArrayList<>();
    for (Step step : policies.isEmpty() ? List.<Step>of() : steps(0).reversed()) {
      rules.add(clear(step, step.rules(meets(step, changed)).map(this::atHook).toList()));
      if (step.changesPackets()) {
        changed.add(step.box());
      }
    }
    if (first.any() && !changed.isEmpty()) {
      rules.add(automatic.stream().filter(Shaping::acceptsFirst).map(this::atHook).toList());
    }
    return rules.reversed().stream().flatMap(List::stream).toList();
  }

  private static boolean acceptsFirst(Rule rule) {
    return rule.statements().getLast() instanceof Statement.Accept
        && rule.conditions().stream()
            .flatMap(c -> c.anyOf().stream())
            .noneMatch(
                m -> m instanceof Match.State s && !s.states().contains(ConnectionState.NEW));
  }

  /** What others have in the same table is for all packets; theirs stands behind our chain. */
  private Rule atHook(Rule rule) {
    return leavesOthers(rule)
        ? new Rule(
            rule.origin(),
            rule.conditions(),
            rule.guards(),
            Stream.concat(
                    rule.statements().stream().filter(s -> !(s instanceof Statement.Accept)),
                    Stream.of(new Statement.Return()))
                .toList())
        : rule;
  }

  private boolean leavesOthers(Rule rule) {
    return besideOthers && rule.statements().getLast() instanceof Statement.Accept;
  }

  private void refuseToLeave(Rule rule) {
    problems.accept(
        Problem.error(
            "rule.change.beside",
            rule.origin().place(),
            "Beside rules of others, iptables cannot keep its packets from the rules below the"
                + " branch that change packets (class, segment size, mark).",
            "Move the rule into the top rule set, or choose nftables."));
  }

  /** The same rules, after a look at whether they can be asked here as the filter asks them. */
  private List<Rule> clear(Step step, List<Rule> rules) {
    if (!rules.isEmpty()) {
      tooEarly.objection(step.placed, step.changesBelow).ifPresent(problems);
    }
    return rules;
  }

  private static boolean meets(Step step, List<Box> changed) {
    return changed.size() > MOST_COMPARED
        || !changed.isEmpty() && changed.stream().anyMatch(step.box()::overlaps);
  }

  /**
   * The chains of the rule sets that rules branch to.
   *
   * @param hook the rules at the hook
   */
  List<Chain> branches(List<Rule> hook) {
    SortedMap<Integer, Chain> reached = new TreeMap<>();
    Deque<Rule> next = new ArrayDeque<>(hook);
    while (!next.isEmpty()) {
      Rule rule = next.remove();
      for (int set = 1; set < policies.size(); set++) {
        if (rule.statements().contains(new Statement.Jump(name(set)))
            && !reached.containsKey(set)) {
          List<Rule> rules =
              steps(set).stream().flatMap(s -> clear(s, s.rules(true).toList()).stream()).toList();
          rules.stream().filter(this::leavesOthers).forEach(this::refuseToLeave);
          reached.put(set, Chain.named(name(set), Hook.Table.MANGLE, rules));
          next.addAll(rules);
        }
      }
    }
    return List.copyOf(reached.values());
  }

  /** The word before the number keeps it apart from the chains of the filter. */
  private ChainName name(int set) {
    return new ChainName("mangle_set" + (set + 1) + "_" + path.word());
  }

  private List<Step> steps(int set) {
    List<Step> known = done.get(set);
    if (known == null) {
      known =
          policies.get(set).stream()
              .filter(placed -> placed.path() == path)
              .map(placed -> step(placed, set))
              .filter(step -> step.changesPackets() || step.end.isPresent())
              .toList();
      done.put(set, known);
    }
    return known;
  }

  private Step step(PlacedRule placed, int set) {
    ResolvedRule rule = placed.rule();
    OptionalInt branch = branch(rule, set);
    boolean below =
        branch.isPresent() && steps(branch.getAsInt()).stream().anyMatch(Step::changesPackets);
    return new Step(
        placed, changes.some(placed), changes.all(rule), end(rule.action(), set, branch), below);
  }

  private Optional<Statement> end(Action action, int set, OptionalInt branch) {
    return switch (action) {
      case Action.Accept() -> Optional.of(new Statement.Accept());
      case Action.Branch _ ->
          branch.isPresent()
              ? Optional.of(new Statement.Jump(name(branch.getAsInt())))
              : Optional.empty();
      case Action.Return() -> set > 0 ? Optional.of(new Statement.Return()) : Optional.empty();
      case Action.Continue(), Action.Deny(), Action.Reject _, Action.Custom _ -> Optional.empty();
    };
  }

  /** Circles are reported, and left out, where the filter's rules are made. */
  private OptionalInt branch(ResolvedRule rule, int set) {
    return rule.action() instanceof Action.Branch(Id target)
            && chains.objection(set, target, "policy", rule.origin().place()).isEmpty()
            && !steps(chains.position(target).orElseThrow()).isEmpty()
        ? chains.position(target)
        : OptionalInt.empty();
  }
}

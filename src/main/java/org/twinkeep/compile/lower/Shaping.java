package org.twinkeep.compile.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.model.TcpFlags.Flag;
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

  private static final int HEXADECIMAL = 16;
  private static final Pattern TRAFFIC_CLASS =
      Pattern.compile("([0-9a-fA-F]{1,4}):([0-9a-fA-F]{1,4})");

  /** Only the first segments of both directions say how large the others may be. */
  private static final Condition BEGINS =
      Condition.is(
          new Match.Ports(
              Transport.TCP,
              List.of(),
              List.of(),
              Optional.of(new TcpFlags(EnumSet.of(Flag.SYN, Flag.RST), EnumSet.of(Flag.SYN)))));

  /** With more rules below that change packets, all that accept above them are kept. */
  private static final int MOST_COMPARED = 64;

  /** The first packet is marked where the filter decides, in the order of the rules there. */
  private static final Condition KNOWN =
      Condition.is(Match.state(ConnectionState.ESTABLISHED, ConnectionState.RELATED));

  private final List<List<PlacedRule>> policies;
  private final Path path;
  private final RuleSetChains chains;
  private final boolean besideOthers;
  private final boolean shapes;
  private final boolean marks;
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
    this.shapes = any(policies, o -> o.mssClamp().isPresent() || !o.classify().isEmpty());
    this.marks = any(policies, o -> o.setMark().isPresent());
    this.policies = policies;
    this.path = path;
    this.chains = chains;
    this.problems = problems;
  }

  private static boolean any(List<List<PlacedRule>> policies, Predicate<RuleOptions> holds) {
    return policies.stream()
        .flatMap(List::stream)
        .anyMatch(placed -> holds.test(placed.rule().options()));
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

  /** The rules for the hook of the way; none when no rule changes packets there. */
  List<Rule> rules() {
    List<List<Rule>> rules = new ArrayList<>();
    List<Box> changed = new ArrayList<>();
    for (Step step : policies.isEmpty() ? List.<Step>of() : steps(0).reversed()) {
      rules.add(clear(step, step.rules(meets(step, changed)).map(this::atHook).toList()));
      if (step.changesPackets()) {
        changed.add(step.box());
      }
    }
    return rules.reversed().stream().flatMap(List::stream).toList();
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
      objection(step.placed).ifPresent(problems);
    }
    return rules;
  }

  private Optional<Problem> objection(PlacedRule placed) {
    RuleOptions options = placed.rule().options();
    boolean limited = options.rateLimit().isPresent() || options.connectionLimit().isPresent();
    if (asks(placed, Match.Custom.class)) {
      return Optional.of(
          unclear(placed, "custom", "its custom service, which may count what it is asked,"));
    }
    if (shapes && limited) {
      return Optional.of(unclear(placed, "limit", "its limit"));
    }
    return shapes && marks && asks(placed, Match.PacketMark.class)
        ? Optional.of(unclear(placed, "mark", "the mark, which rules set only later,"))
        : Optional.empty();
  }

  private static Problem unclear(PlacedRule placed, String id, String what) {
    return Problem.error(
        "rule.change." + id,
        placed.rule().origin().place(),
        "Class, segment size and mark are given to every packet before the filter, and "
            + what
            + " cannot be asked there. It or a rule below it changes such packets.",
        "Let this rule and those that change packets speak of different packets, or take the options away.");
  }

  private static boolean asks(PlacedRule placed, Class<? extends Match> kind) {
    return placed.conditions().stream().flatMap(c -> c.anyOf().stream()).anyMatch(kind::isInstance);
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
    List<Rule> early = new ArrayList<>();
    Optional<Statement> traffic = Optional.empty();
    if (mayPass(rule.action())) {
      marked(placed).ifPresent(early::add);
      clamped(placed).ifPresent(early::add);
      traffic = classified(rule);
    }
    OptionalInt branch = branch(rule, set);
    boolean below =
        branch.isPresent() && steps(branch.getAsInt()).stream().anyMatch(Step::changesPackets);
    return new Step(
        placed, early, traffic.stream().toList(), end(rule.action(), set, branch), below);
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

  /**
   * What is denied is not worth a change; a known connection may pass although it is denied now.
   */
  private static boolean mayPass(Action action) {
    return switch (action) {
      case Action.Accept(), Action.Continue(), Action.Branch _, Action.Return(), Action.Custom _ ->
          true;
      case Action.Deny(), Action.Reject _ -> false;
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

  /**
   * Not where the connection remembers its mark, which may be another than the rules would give
   * now; nor where a limit decided about the connection's first packet. Packets of the node itself
   * would be routed anew by a mark here, unlike the first one, which the filter marks.
   */
  private Optional<Rule> marked(PlacedRule placed) {
    RuleOptions options = placed.rule().options();
    boolean each =
        path == Path.THROUGH_NODE
            && !asks(placed, Match.Custom.class)
            && options.connectionMark() == ConnectionMark.NONE
            && options.rateLimit().isEmpty()
            && options.connectionLimit().isEmpty();
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    conditions.add(KNOWN);
    return options
        .setMark()
        .filter(mark -> each)
        .map(mark -> Rule.of(placed.rule().origin(), conditions, new Statement.SetMark(mark)));
  }

  private Optional<Rule> clamped(PlacedRule placed) {
    OptionalInt bytes = placed.rule().options().mssClamp();
    if (bytes.isEmpty() || path != Path.THROUGH_NODE) {
      return Optional.empty();
    }
    Condition service = placed.rule().service();
    List<Match> segments =
        service.isAlways()
            ? List.of(Match.Ports.every(Transport.TCP))
            : service.negated()
                ? List.of()
                : service.anyOf().stream().filter(Shaping::isTcp).toList();
    if (segments.isEmpty()) {
      error(
          placed.rule(),
          "rule.mss.service",
          "Only TCP has a segment size, and the rule names no TCP service.",
          "Name TCP services, or empty the service cell.");
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    conditions.remove(service);
    conditions.add(Condition.anyOf(segments));
    conditions.add(BEGINS);
    Statement clamp = new Statement.ClampMss(bytes.getAsInt());
    return Optional.of(Rule.of(placed.rule().origin(), conditions, clamp));
  }

  private static boolean isTcp(Match match) {
    return match instanceof Match.Ports p && p.transport() == Transport.TCP && p.flags().isEmpty();
  }

  private Optional<Statement> classified(ResolvedRule rule) {
    String text = rule.options().classify();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = TRAFFIC_CLASS.matcher(text);
    if (!form.matches()) {
      error(
          rule,
          "rule.classify.form",
          "A traffic class is written as two hexadecimal numbers.",
          "Write it as 1:10.");
      return Optional.empty();
    }
    return Optional.of(
        new Statement.Classify(
            Integer.parseInt(form.group(1), HEXADECIMAL),
            Integer.parseInt(form.group(2), HEXADECIMAL)));
  }

  private void error(ResolvedRule rule, String id, String message, String remedy) {
    problems.accept(Problem.error(id, rule.origin().place(), message, remedy));
  }
}

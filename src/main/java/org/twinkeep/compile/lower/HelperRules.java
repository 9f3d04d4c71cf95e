package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.problem.Problem;

/**
 * Rules with a helper → lines of the raw table, where alone iptables gives helpers. The first rule
 * that accepts decides there, too: rules above that accept some of the same connections keep them
 * from the helper.
 *
 * <pre>
 *   forward: a → accept; b → accept with helper ftp
 *   ⇒ raw prerouting: a → accept; b → helper ftp
 * </pre>
 *
 * <p>What cannot be asked that early is a warning. Rules that deny need no line: their connections
 * never come to be.
 */
final class HelperRules {

  private final List<List<PlacedRule>> policies;
  private final RuleSetChains chains;
  private final Published published;
  private final Statement leave;
  private final Consumer<Problem> problems;
  private final Map<PlacedRule, Box> boxes = new IdentityHashMap<>();

  /**
   * For the placed rules of all rule sets.
   *
   * @param besideOthers whether rules of others stand in the same table, which must be asked, too
   */
  HelperRules(
      List<List<PlacedRule>> policies,
      RuleSetChains chains,
      Published published,
      boolean besideOthers,
      Consumer<Problem> problems) {
    this.policies = policies;
    this.chains = chains;
    this.published = published;
    this.leave = besideOthers ? new Statement.Return() : new Statement.Accept();
    this.problems = problems;
  }

  /**
   * The lines of a rule of the top rule set, behind those of the rules above it that keep their
   * connections from it.
   */
  void add(PlacedRule placed, BiConsumer<Hook, Rule> lines) {
    RuleOptions options = placed.rule().options();
    Condition service = placed.rule().service();
    List<PlacedRule> ways = ways(placed);
    boolean reported = Helpers.objection(options.helper(), service).isPresent();
    if (reported || !ways.getFirst().equals(placed)) {
      return; // by the lowering of the rule itself, or with its first way
    }
    Hook hook = hook(placed);
    Optional<Problem> unclear = Optional.empty();
    for (PlacedRule above : above(ways)) {
      Optional<String> obstacle = obstacle(above);
      if (obstacle.isPresent()) {
        unclear = unclear.or(() -> Optional.of(tooEarly(placed, above, obstacle.get())));
      } else {
        lines.accept(hook, kept(above, service));
      }
    }
    unclear.or(() -> unlimited(placed, ways)).ifPresent(problems);
    ways.stream().flatMap(this::given).forEach(rule -> lines.accept(hook, rule));
  }

  private Stream<Rule> given(PlacedRule placed) {
    String helper = placed.rule().options().helper();
    Condition service = placed.rule().service();
    List<Rule> rules = new ArrayList<>();
    for (Match match : service.anyOf()) {
      if (match instanceof Match.Ports ports) {
        List<List<Condition>> all = new ArrayList<>();
        all.add(
            published.untranslated(placed).stream()
                .map(c -> c.equals(service) ? Condition.is(ports) : c)
                .toList());
        all.addAll(published.entering(placed, ports));
        Statement statement = new Statement.Helper(helper, ports.transport());
        all.forEach(c -> rules.add(Rule.of(placed.rule().origin(), c, statement)));
      }
    }
    return rules.stream();
  }

  /** What enters is not known to go to the node or through it, so that these ways have one list. */
  private List<PlacedRule> ways(PlacedRule placed) {
    return policies.getFirst().stream()
        .filter(way -> way.rule().origin().equals(placed.rule().origin()))
        .filter(way -> hook(way) == hook(placed))
        .toList();
  }

  private static Hook hook(PlacedRule placed) {
    return placed.path() == Path.FROM_NODE ? Hook.RAW_OUTPUT : Hook.RAW_PREROUTING;
  }

  /** The rules above that may decide about connections of a rule, and give them no helper. */
  private List<PlacedRule> above(List<PlacedRule> ways) {
    return policies.getFirst().stream()
        .takeWhile(above -> !above.rule().origin().equals(ways.getFirst().rule().origin()))
        .filter(above -> ways.stream().anyMatch(way -> decides(above, way)))
        .toList();
  }

  private boolean decides(PlacedRule above, PlacedRule placed) {
    return !hasLines(above, placed) && accepts(above, placed);
  }

  /** Whether another rule may accept connections of a rule. */
  private boolean accepts(PlacedRule other, PlacedRule placed) {
    return other.path() == placed.path()
        && meet(other, placed)
        && mayAccept(other, placed, new HashSet<>());
  }

  /** What is above the limit goes on to the rules below, which may accept it. */
  private Optional<Problem> unlimited(PlacedRule placed, List<PlacedRule> ways) {
    if (!isLimited(placed)) {
      return Optional.empty();
    }
    String helper = placed.rule().options().helper();
    return ways.stream()
        .flatMap(way -> below(way).takeWhile(rule -> !deniesAll(rule, way)))
        .filter(below -> !(isGiven(below) && below.rule().options().helper().equals(helper)))
        .filter(below -> ways.stream().anyMatch(way -> accepts(below, way)))
        .findFirst()
        .map(below -> beyondLimit(placed, below));
  }

  /** The first helper that a connection is given stays; what is above a limit goes on. */
  private static boolean hasLines(PlacedRule above, PlacedRule placed) {
    String helper = above.rule().options().helper();
    boolean all = !isLimited(above) || helper.equals(placed.rule().options().helper());
    return isGiven(above) && all;
  }

  private static boolean isGiven(PlacedRule placed) {
    ResolvedRule rule = placed.rule();
    String helper = rule.options().helper();
    return rule.letsPass() && !helper.isEmpty() && Helpers.exists(helper, rule.family());
  }

  private boolean mayAccept(PlacedRule rule, PlacedRule placed, Set<Id> known) {
    return switch (rule.rule().action()) {
      case Action.Accept() -> !rule.rule().options().stateless();
      case Action.Branch(Id target) ->
          known.add(target)
              && chains.position(target).stream()
                  .mapToObj(policies::get)
                  .flatMap(List::stream)
                  .filter(inner -> inner.path() == placed.path() && meet(inner, placed))
                  .anyMatch(inner -> mayAccept(inner, placed, known));
      case Action.Continue(), Action.Deny(), Action.Reject _, Action.Return(), Action.Custom _ ->
          false;
    };
  }

  private boolean meet(PlacedRule one, PlacedRule other) {
    return box(one).overlaps(box(other));
  }

  private Box box(PlacedRule placed) {
    return boxes.computeIfAbsent(placed, Published::box);
  }

  /** What keeps a rule from being asked where packets enter; absent = nothing. */
  private Optional<String> obstacle(PlacedRule above) {
    if (above.rule().action() instanceof Action.Branch) {
      return Optional.of("the branch");
    }
    if (isLimited(above)) {
      return Optional.of("the limit");
    }
    if (AskedTooEarly.asks(above, Match.Custom.class)
        || AskedTooEarly.asks(above, Match.PacketMark.class)) {
      return Optional.of("the service");
    }
    boolean output = !above.rule().out().any() || !above.rule().either().any();
    if (above.path() == Path.THROUGH_NODE && output) {
      return Optional.of("the output interface");
    }
    return published.mayHide(above, helped(above.path()))
        ? Optional.of("the translated destination")
        : Optional.empty();
  }

  private List<PlacedRule> helped(Path path) {
    return policies.getFirst().stream()
        .filter(placed -> placed.path() == path && isGiven(placed))
        .toList();
  }

  private static boolean isLimited(PlacedRule placed) {
    return placed.rule().options().isLimited();
  }

  /** Translation changes no protocol, so that a rule about all of them need ask no other packet. */
  private Rule kept(PlacedRule above, Condition service) {
    List<Condition> conditions = new ArrayList<>(published.untranslated(above));
    if (above.rule().service().isAlways()) {
      conditions.add(
          Condition.anyOf(Helpers.transports(service).stream().map(Match.Ports::every).toList()));
    }
    return Rule.of(above.rule().origin(), conditions, leave);
  }

  private Stream<PlacedRule> below(PlacedRule placed) {
    return policies.getFirst().stream()
        .dropWhile(rule -> !rule.equals(placed))
        .filter(rule -> rule.path() == placed.path())
        .filter(rule -> !rule.rule().origin().equals(placed.rule().origin()));
  }

  /** Whether a rule certainly denies all packets of another one that come to it. */
  private static boolean deniesAll(PlacedRule below, PlacedRule placed) {
    return switch (below.rule().action()) {
      case Action.Deny(), Action.Reject _ ->
          !isLimited(below)
              && below.conditions().stream()
                  .allMatch(c -> c.isAlways() || placed.conditions().contains(c));
      case Action.Accept(), Action.Branch _, Action.Continue(), Action.Return(), Action.Custom _ ->
          false;
    };
  }

  private static Problem beyondLimit(PlacedRule placed, PlacedRule below) {
    return Problem.warning(
        "rule.helper.limit",
        placed.rule().origin().place(),
        "iptables gives helpers before the filter, where the limit cannot be asked. What exceeds it and "
            + below.rule().origin().place().text()
            + " accepts gets the helper '"
            + placed.rule().options().helper()
            + "', too.",
        "Deny below this rule what exceeds the limit, or choose nftables.");
  }

  private static Problem tooEarly(PlacedRule placed, PlacedRule above, String what) {
    return Problem.warning(
        "rule.helper.above",
        placed.rule().origin().place(),
        "iptables gives helpers before the filter, where "
            + what
            + " of "
            + above.rule().origin().place().text()
            + " above it cannot be asked. What that rule accepts of the same packets gets the helper '"
            + placed.rule().options().helper()
            + "', too.",
        "Move this rule above that one, let the two speak of different packets, or choose nftables.");
  }
}

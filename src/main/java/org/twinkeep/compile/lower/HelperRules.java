package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
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

  private final List<PlacedRule> policy;
  private final HelperRivals rivals;
  private final Published published;
  private final Statement leave;
  private final Consumer<Problem> problems;

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
    this.policy = policies.isEmpty() ? List.of() : policies.getFirst();
    this.rivals = new HelperRivals(policies, chains, published);
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
    for (PlacedRule above : rivals.above(ways)) {
      Optional<String> obstacle = rivals.obstacle(above);
      if (obstacle.isPresent()) {
        unclear = unclear.or(() -> Optional.of(tooEarly(placed, above, obstacle.get())));
      } else {
        lines.accept(hook, kept(above, service));
      }
    }
    unclear
        .or(() -> rivals.beyondLimit(placed, ways).map(below -> beyondLimit(placed, below)))
        .ifPresent(problems);
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
    return policy.stream()
        .filter(way -> way.rule().origin().equals(placed.rule().origin()))
        .filter(way -> hook(way) == hook(placed))
        .toList();
  }

  private static Hook hook(PlacedRule placed) {
    return placed.path() == Path.FROM_NODE ? Hook.RAW_OUTPUT : Hook.RAW_PREROUTING;
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

package org.twinkeep.compile;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twinkeep.compile.ConnectionRules.As;
import org.twinkeep.compile.ConnectionRules.Where;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.problem.Problem;

/**
 * What stateless rules do to the rules around them.
 *
 * <p>A stateless rule takes its packets out of connection tracking where they enter, before any
 * other rule sees them. So no NAT rule translates them; and where a rule above it accepts some of
 * them with their replies, these replies would belong to no connection and be dropped. Answers to
 * connections that other rules accept are taken out as well, where the rule matches them.
 */
final class Untracked {

  /** Where stateless packets enter, and where they can come to then. */
  private enum Entrance {
    FROM_OUTSIDE(
        Hook.RAW_PREROUTING,
        Hook.NAT_PREROUTING,
        List.of(Hook.FILTER_INPUT, Hook.FILTER_FORWARD),
        List.of(Hook.FILTER_FORWARD, Hook.FILTER_OUTPUT)),
    FROM_NODE(
        Hook.RAW_OUTPUT, Hook.NAT_OUTPUT, List.of(Hook.FILTER_OUTPUT), List.of(Hook.FILTER_INPUT));

    private final Hook raw;
    private final Hook destinations;
    private final List<Hook> filters;

    /** Where connections are accepted whose answers come in here. */
    private final List<Hook> asked;

    Entrance(Hook raw, Hook destinations, List<Hook> filters, List<Hook> asked) {
      this.raw = raw;
      this.destinations = destinations;
      this.filters = filters;
      this.asked = asked;
    }
  }

  private final ConnectionRules rules;
  private final Consumer<Problem> problems;

  private Untracked(Program program, Consumer<Problem> problems) {
    this.rules = new ConnectionRules(program);
    this.problems = problems;
  }

  static void check(Program program, Consumer<Problem> problems) {
    Untracked untracked = new Untracked(program, problems);
    for (Entrance entrance : Entrance.values()) {
      for (Rule rule : untracked.rules.at(entrance.raw)) {
        if (!rule.origin().isAutomatic() && rule.statements().contains(new Statement.NoTrack())) {
          untracked.check(rule, entrance);
        }
      }
    }
  }

  private void check(Rule stateless, Entrance entrance) {
    List<Hook> stands =
        entrance.filters.stream().filter(hook -> !rules.from(stateless, hook).isEmpty()).toList();
    stands.stream()
        .flatMap(hook -> above(stateless, hook).stream())
        .findFirst()
        .ifPresent(other -> problems.accept(replies(stateless, other)));
    stands.stream()
        .flatMap(hook -> aboveTheLimit(stateless, hook).stream())
        .findFirst()
        .ifPresent(other -> problems.accept(aboveTheLimit(stateless, other)));
    oneWay(stateless, entrance).ifPresent(other -> problems.accept(oneWay(stateless, other)));
    translating(stateless, entrance, stands)
        .ifPresent(nat -> problems.accept(translation(stateless, nat)));
    published(stateless, entrance).ifPresent(nat -> problems.accept(published(stateless, nat)));
  }

  /** A rule above a stateless one, where it stands, that lets its packets begin a connection. */
  private Optional<Rule> above(Rule stateless, Hook hook) {
    int stands = rules.from(stateless, hook).getFirst();
    return rules
        .first(
            new Where(hook, false), As.LETS_PASS, rules.flow(stateless).box(), 0, stands, _ -> true)
        .map(RulesByAddress.Entry::rule);
  }

  /** A rule below a stateless one with a limit that lets pass what is above the limit. */
  private Optional<Rule> aboveTheLimit(Rule stateless, Hook hook) {
    List<Integer> own = rules.from(stateless, hook);
    if (own.stream().allMatch(i -> rules.at(hook).get(i).guards().isEmpty())) {
      return Optional.empty();
    }
    Where where = new Where(hook, false);
    Box box = rules.flow(stateless).box();
    Predicate<Rule> other = rule -> !rule.origin().equals(stateless.origin());
    int denied =
        rules
            .first(
                where,
                As.DENIES,
                box,
                own.getFirst(),
                RulesByAddress.END,
                other.and(rule -> deniesAll(rule, stateless)))
            .map(RulesByAddress.Entry::position)
            .orElse(RulesByAddress.END);
    return rules
        .first(where, As.LETS_PASS, box, own.getFirst(), denied, other)
        .map(RulesByAddress.Entry::rule);
  }

  private boolean deniesAll(Rule rule, Rule stateless) {
    return stateless.conditions().containsAll(rule.conditions()) || takesAll(rule, stateless);
  }

  /** Whether a rule that asks for addresses and ports alone matches all packets of another. */
  private boolean takesAll(Rule rule, Rule stateless) {
    boolean plain =
        rule.conditions().stream().allMatch(c -> isAbout(c, Match.Address.class) || isPorts(c));
    boolean comparable =
        rule.conditions().stream().noneMatch(Untracked::isPorts)
            || stateless.conditions().stream().anyMatch(Untracked::isPorts);
    return plain && comparable && rules.flow(stateless).isWithin(rules.flow(rule));
  }

  private static boolean isPorts(Condition condition) {
    return !condition.negated() && isAbout(condition, Match.Ports.class);
  }

  private static boolean isAbout(Condition condition, Class<? extends Match> kind) {
    return condition.anyOf().stream().allMatch(kind::isInstance);
  }

  /** A rule some of whose answers this one takes out of connection tracking. */
  private Optional<Rule> oneWay(Rule stateless, Entrance entrance) {
    Stream<Rule> accepted =
        entrance.asked.stream()
            .flatMap(hook -> answered(stateless, new Where(hook, true)).stream());
    Stream<Rule> translated =
        entrance == Entrance.FROM_OUTSIDE
            ? answeredToNewSource(stateless).stream()
            : Stream.empty();
    return Stream.concat(accepted, translated).findFirst();
  }

  /** A rule whose connections no stateless rule above it has taken out altogether. */
  private Optional<Rule> answered(Rule stateless, Where where) {
    Flow asked = rules.flow(stateless).turned();
    int taken =
        rules
            .first(
                where,
                As.STATELESS,
                asked.box(),
                0,
                RulesByAddress.END,
                rule -> asked.isWithin(rules.flow(rule)))
            .map(RulesByAddress.Entry::position)
            .orElse(RulesByAddress.END);
    return rules
        .first(
            where,
            As.ACCEPTS,
            asked.box(),
            0,
            taken,
            rule -> rules.answersTo(rule).meets(rules.flow(stateless)))
        .map(RulesByAddress.Entry::rule);
  }

  private Optional<Rule> answeredToNewSource(Rule stateless) {
    return rules
        .first(
            new Where(Hook.NAT_POSTROUTING, true),
            As.GIVES_NEW_SOURCE,
            rules.flow(stateless).box(),
            0,
            RulesByAddress.END,
            rule -> rules.toNewSource(rule).filter(rules.flow(stateless)::meets).isPresent())
        .map(RulesByAddress.Entry::rule);
  }

  /** A rule that would translate some of the packets, as far as is known where they enter. */
  private Optional<Rule> translating(Rule stateless, Entrance entrance, List<Hook> stands) {
    boolean leaves = stands.contains(Hook.FILTER_FORWARD) || stands.contains(Hook.FILTER_OUTPUT);
    return Stream.of(entrance.destinations, Hook.NAT_POSTROUTING)
        .filter(hook -> hook != Hook.NAT_POSTROUTING || leaves)
        .flatMap(
            hook ->
                firstOf(stateless, hook, As.TRANSLATES, nat -> !Exclusions.part(stateless, nat))
                    .stream())
        .findFirst();
  }

  private Optional<Rule> firstOf(Rule stateless, Hook hook, As what, Predicate<Rule> also) {
    return rules
        .first(
            new Where(hook, true), what, rules.flow(stateless).box(), 0, RulesByAddress.END, also)
        .map(RulesByAddress.Entry::rule);
  }

  /** A rule that leads packets to where the stateless one speaks of; these are tracked. */
  private Optional<Rule> published(Rule stateless, Entrance entrance) {
    return firstOf(stateless, entrance.destinations, As.GIVES_NEW_DESTINATION, _ -> true);
  }

  private static Problem replies(Rule stateless, Rule other) {
    return Problem.error(
        "rule.stateless.below",
        stateless.origin().place(),
        other.origin().place().text()
            + " above it accepts some of the same packets together with their replies. A stateless"
            + " rule takes them out of connection tracking, and the replies would be dropped.",
        "Let the two speak of different packets, or move this rule above the other, unless rules between them deny some of its packets.");
  }

  private static Problem aboveTheLimit(Rule stateless, Rule other) {
    return Problem.error(
        "rule.stateless.limit",
        stateless.origin().place(),
        "What is above the limit comes to "
            + other.origin().place().text()
            + " out of connection tracking, where it would pass without its replies.",
        "Put a rule between them that denies the rest of these packets, or take away that this rule is stateless.");
  }

  private static Problem oneWay(Rule stateless, Rule other) {
    return Problem.warning(
        "rule.stateless.answers",
        stateless.origin().place(),
        "Answers to connections of "
            + other.origin().place().text()
            + " may match this rule, which takes them out of connection tracking. Such connections are"
            + " seen one way only, are not translated back, and may come to a halt.",
        "Name the ports that the stateless packets come from and go to, or make both rules stateless.");
  }

  private static Problem translation(Rule stateless, Rule nat) {
    return Problem.warning(
        "rule.stateless.nat",
        stateless.origin().place(),
        "Packets out of connection tracking are not translated, also where "
            + nat.origin().place().text()
            + " asks for it.",
        "Take away that the rule is stateless, or keep its packets out of the NAT rule.");
  }

  private static Problem published(Rule stateless, Rule nat) {
    return Problem.warning(
        "rule.stateless.published",
        stateless.origin().place(),
        "The connections that "
            + nat.origin().place().text()
            + " leads here are tracked, because they are translated, and this rule does not let them"
            + " pass.",
        "Take away that the rule is stateless, or let another rule accept what is published.");
  }
}

package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
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

  private final Program program;
  private final Family family;
  private final Consumer<Problem> problems;
  private final Map<Rule, Flow> flows = new IdentityHashMap<>();
  private final Map<Rule, Flow> answers = new IdentityHashMap<>();
  private final Map<Hook, List<Rule>> hooks = new EnumMap<>(Hook.class);
  private final Map<Chain.Place, List<Rule>> below = new HashMap<>();

  private Untracked(Program program, Consumer<Problem> problems) {
    this.program = program;
    this.family = program.family();
    this.problems = problems;
  }

  static void check(Program program, Consumer<Problem> problems) {
    Untracked untracked = new Untracked(program, problems);
    for (Entrance entrance : Entrance.values()) {
      for (Rule rule : untracked.at(entrance.raw)) {
        if (!rule.origin().isAutomatic() && rule.statements().contains(new Statement.NoTrack())) {
          untracked.check(rule, entrance);
        }
      }
    }
  }

  private void check(Rule stateless, Entrance entrance) {
    List<Hook> stands =
        entrance.filters.stream().filter(hook -> !from(stateless, hook).isEmpty()).toList();
    stands.stream()
        .flatMap(hook -> above(stateless, hook))
        .filter(other -> flow(other).box().overlaps(flow(stateless).box()))
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

  private List<Rule> at(Hook hook) {
    return hooks.computeIfAbsent(hook, program::at);
  }

  private List<Rule> reachable(Chain.Place place) {
    return below.computeIfAbsent(place, program::reachable);
  }

  private Flow flow(Rule rule) {
    return flows.computeIfAbsent(rule, r -> Flow.of(r, family));
  }

  private Flow answersTo(Rule rule) {
    return answers.computeIfAbsent(rule, r -> flow(r).answers());
  }

  /** The lines of a hook that come from the same row of the table. */
  private List<Rule> from(Rule rule, Hook hook) {
    return at(hook).stream().filter(r -> r.origin().equals(rule.origin())).toList();
  }

  /** The rules above a stateless one, where it stands, that let pass what begins a connection. */
  private Stream<Rule> above(Rule stateless, Hook hook) {
    return at(hook).stream()
        .takeWhile(rule -> !rule.origin().equals(stateless.origin()))
        .filter(rule -> !rule.origin().isAutomatic() && mayAccept(rule));
  }

  /** A rule below a stateless one with a limit that lets pass what is above the limit. */
  private Optional<Rule> aboveTheLimit(Rule stateless, Hook hook) {
    if (from(stateless, hook).stream().allMatch(rule -> rule.guards().isEmpty())) {
      return Optional.empty();
    }
    return at(hook).stream()
        .dropWhile(rule -> !rule.origin().equals(stateless.origin()))
        .filter(rule -> !rule.origin().equals(stateless.origin()))
        .takeWhile(rule -> !deniesAll(rule, stateless))
        .filter(rule -> !rule.origin().isAutomatic() && mayAccept(rule))
        .filter(rule -> flow(rule).box().overlaps(flow(stateless).box()))
        .findFirst();
  }

  private boolean deniesAll(Rule rule, Rule stateless) {
    boolean denies =
        rule.statements().getLast() instanceof Statement.Drop
            || rule.statements().getLast() instanceof Statement.Reject;
    return denies
        && rule.guards().isEmpty()
        && (stateless.conditions().containsAll(rule.conditions()) || takesAll(rule, stateless));
  }

  /** Whether a rule that asks for addresses and ports alone matches all packets of another. */
  private boolean takesAll(Rule rule, Rule stateless) {
    boolean plain =
        rule.conditions().stream().allMatch(c -> isAbout(c, Match.Address.class) || isPorts(c));
    boolean comparable =
        rule.conditions().stream().noneMatch(Untracked::isPorts)
            || stateless.conditions().stream().anyMatch(Untracked::isPorts);
    return plain && comparable && flow(stateless).isWithin(flow(rule));
  }

  private static boolean isPorts(Condition condition) {
    return !condition.negated() && isAbout(condition, Match.Ports.class);
  }

  private static boolean isAbout(Condition condition, Class<? extends Match> kind) {
    return condition.anyOf().stream().allMatch(kind::isInstance);
  }

  private boolean mayAccept(Rule rule) {
    return accepts(rule)
        || rule.statements().stream()
            .flatMap(s -> s instanceof Statement.Jump jump ? Stream.of(jump) : Stream.empty())
            .map(jump -> new Chain.Place.Named(jump.chain(), Hook.Table.FILTER))
            .anyMatch(to -> reachable(to).stream().anyMatch(Untracked::accepts));
  }

  /** Whether a line lets pass what begins a connection, and so the answers, too. */
  private static boolean accepts(Rule rule) {
    return rule.statements().contains(new Statement.Accept()) && !isStateless(rule);
  }

  private static boolean isStateless(Rule rule) {
    return rule.conditions().stream()
        .flatMap(c -> c.anyOf().stream())
        .anyMatch(
            m ->
                m instanceof Match.State s
                    && s.states().contains(ConnectionState.UNTRACKED)
                    && !s.states().contains(ConnectionState.NEW));
  }

  /** A rule some of whose answers this one takes out of connection tracking. */
  private Optional<Rule> oneWay(Rule stateless, Entrance entrance) {
    Stream<Rule> accepted =
        entrance.asked.stream()
            .map(hook -> reachable(new Chain.Place.At(hook)))
            .flatMap(rules -> accepting(stateless, rules).stream())
            .filter(rule -> answersTo(rule).meets(flow(stateless)));
    Stream<Rule> translated =
        reachable(new Chain.Place.At(Hook.NAT_POSTROUTING)).stream()
            .filter(_ -> entrance == Entrance.FROM_OUTSIDE)
            .filter(rule -> toNewSource(rule).filter(flow(stateless)::meets).isPresent());
    return Stream.concat(accepted, translated).findFirst();
  }

  /** Those whose connections no stateless rule above them has taken out altogether. */
  private List<Rule> accepting(Rule stateless, List<Rule> rules) {
    List<Rule> accepting = new ArrayList<>();
    Flow asked = flow(stateless).turned();
    for (Rule rule : rules) {
      if (isStateless(rule) && asked.isWithin(flow(rule))) {
        break;
      }
      if (!rule.origin().isAutomatic() && accepts(rule)) {
        accepting.add(rule);
      }
    }
    return accepting;
  }

  /** The answers to what a line gives a new source: they come to that. */
  private Optional<Flow> toNewSource(Rule nat) {
    return nat.statements().stream()
        .flatMap(
            s ->
                switch (s) {
                  case Statement.SourceNat n ->
                      Stream.of(
                          n.to()
                              .map(to -> AddressSet.of(family, List.of(to)))
                              .orElse(AddressSet.all(family)));
                  case Statement.Netmap n when n.side() == Side.SOURCE ->
                      Stream.of(AddressSet.of(n.to()));
                  case Statement _ -> Stream.<AddressSet>empty();
                })
        .findFirst()
        .map(to -> answersTo(nat).to(to));
  }

  /** A rule that would translate some of the packets, as far as is known where they enter. */
  private Optional<Rule> translating(Rule stateless, Entrance entrance, List<Hook> stands) {
    boolean leaves = stands.contains(Hook.FILTER_FORWARD) || stands.contains(Hook.FILTER_OUTPUT);
    Stream<Rule> sources =
        leaves ? reachable(new Chain.Place.At(Hook.NAT_POSTROUTING)).stream() : Stream.empty();
    return Stream.concat(reachable(new Chain.Place.At(entrance.destinations)).stream(), sources)
        .filter(rule -> rule.statements().stream().anyMatch(Untracked::translates))
        .filter(rule -> flow(rule).box().overlaps(flow(stateless).box()))
        .findFirst();
  }

  private static boolean translates(Statement statement) {
    return statement instanceof Statement.SourceNat
        || statement instanceof Statement.DestinationNat
        || statement instanceof Statement.Redirect
        || statement instanceof Statement.Netmap;
  }

  /** A rule that leads packets to where the stateless one speaks of; these are tracked. */
  private Optional<Rule> published(Rule stateless, Entrance entrance) {
    return reachable(new Chain.Place.At(entrance.destinations)).stream()
        .flatMap(rule -> Translated.of(rule, family).stream())
        .filter(to -> to.after().overlaps(flow(stateless).box()))
        .map(Translated::rule)
        .findFirst();
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

package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;

/**
 * The rules of a program by what they do to connections, found by the packets to which they do it.
 */
final class ConnectionRules {

  /** What a rule is looked for as, and which of its packets count then. */
  enum As {
    LETS_PASS,
    DENIES,
    STATELESS,
    ACCEPTS,
    TRANSLATES,
    GIVES_NEW_SOURCE,
    GIVES_NEW_DESTINATION
  }

  /** All rules of a place, with those that it jumps to or without. */
  record Where(Hook hook, boolean below) {}

  private final Program program;
  private final Family family;
  private final Map<Rule, Flow> flows = new IdentityHashMap<>();
  private final Map<Rule, Flow> answers = new IdentityHashMap<>();
  private final Map<Where, List<Rule>> rules = new HashMap<>();
  private final Map<Where, Map<As, RulesByAddress>> known = new HashMap<>();
  private final Map<Hook, Map<Origin, List<Integer>>> positions = new EnumMap<>(Hook.class);
  private final Map<Chain.Place, Boolean> accepting = new HashMap<>();

  ConnectionRules(Program program) {
    this.program = program;
    this.family = program.family();
  }

  List<Rule> at(Hook hook) {
    return rules(new Where(hook, false));
  }

  private List<Rule> rules(Where where) {
    return rules.computeIfAbsent(
        where,
        w -> w.below() ? program.reachable(new Chain.Place.At(w.hook())) : program.at(w.hook()));
  }

  /** The first rule at a hook, or below it, that is what is looked for. */
  Optional<RulesByAddress.Entry> first(
      Where where, As what, Box box, int from, int to, Predicate<Rule> also) {
    return known
        .computeIfAbsent(where, _ -> new EnumMap<>(As.class))
        .computeIfAbsent(what, _ -> new RulesByAddress(rules(where), rule -> box(rule, what)))
        .first(box, from, to, also);
  }

  private Optional<Box> box(Rule rule, As what) {
    boolean automatic = rule.origin().isAutomatic();
    return switch (what) {
      case LETS_PASS -> boxIf(rule, !automatic && mayAccept(rule));
      case DENIES -> boxIf(rule, rule.guards().isEmpty() && denies(rule));
      case STATELESS -> boxIf(rule, isStateless(rule));
      case ACCEPTS -> boxIf(rule, !automatic && accepts(rule));
      case TRANSLATES ->
          boxIf(rule, rule.statements().stream().anyMatch(ConnectionRules::translates));
      case GIVES_NEW_SOURCE -> toNewSource(rule).map(Flow::box);
      case GIVES_NEW_DESTINATION -> Translated.of(rule, family).map(Translated::after);
    };
  }

  private Optional<Box> boxIf(Rule rule, boolean holds) {
    return holds ? Optional.of(flow(rule).box()) : Optional.empty();
  }

  Flow flow(Rule rule) {
    return flows.computeIfAbsent(rule, r -> Flow.of(r, family));
  }

  Flow answersTo(Rule rule) {
    return answers.computeIfAbsent(rule, r -> flow(r).answers());
  }

  /** Where the lines of a hook stand that come from the same row of the table. */
  List<Integer> from(Rule rule, Hook hook) {
    return positions.computeIfAbsent(hook, this::positions).getOrDefault(rule.origin(), List.of());
  }

  private Map<Origin, List<Integer>> positions(Hook hook) {
    Map<Origin, List<Integer>> all = new HashMap<>();
    for (int i = 0; i < at(hook).size(); i++) {
      all.computeIfAbsent(at(hook).get(i).origin(), _ -> new ArrayList<>()).add(i);
    }
    return all;
  }

  private static boolean denies(Rule rule) {
    return rule.statements().getLast() instanceof Statement.Drop
        || rule.statements().getLast() instanceof Statement.Reject;
  }

  private boolean mayAccept(Rule rule) {
    return accepts(rule)
        || rule.statements().stream()
            .flatMap(s -> s instanceof Statement.Jump jump ? Stream.of(jump) : Stream.empty())
            .map(jump -> new Chain.Place.Named(jump.chain(), Hook.Table.FILTER))
            .anyMatch(this::someAccept);
  }

  private boolean someAccept(Chain.Place place) {
    return accepting.computeIfAbsent(
        place, p -> program.reachable(p).stream().anyMatch(ConnectionRules::accepts));
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

  /** The answers to what a line gives a new source: they come to that. */
  Optional<Flow> toNewSource(Rule nat) {
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

  private static boolean translates(Statement statement) {
    return statement instanceof Statement.SourceNat
        || statement instanceof Statement.DestinationNat
        || statement instanceof Statement.Redirect
        || statement instanceof Statement.Netmap;
  }
}

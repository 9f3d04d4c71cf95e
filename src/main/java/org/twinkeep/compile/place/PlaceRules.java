package org.twinkeep.compile.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.resolve.Devices;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.problem.Problem;

/**
 * {@link ResolvedRule}s → {@link PlacedRule}s: one for each way on which the rule can match.
 *
 * <p>A packet to the node has no output interface, one from the node no input interface; a cell
 * that asks for one keeps the rule from that way. A rule without any way is an error, never
 * silence.
 */
public final class PlaceRules {

  private final Reach reach;
  private final boolean anyIncludesFirewall;

  /**
   * For one node and family.
   *
   * @param natAddresses addresses that NAT rules put on the node
   */
  public PlaceRules(Own own, AddressSet natAddresses, Family family, boolean anyIncludesFirewall) {
    this.reach = new Reach(own, natAddresses, family);
    this.anyIncludesFirewall = anyIncludesFirewall;
  }

  /** The ways of all rules, rule by rule. */
  public List<PlacedRule> run(List<ResolvedRule> rules, Consumer<Problem> problems) {
    List<PlacedRule> placed = new ArrayList<>();
    for (ResolvedRule rule : rules) {
      int before = placed.size();
      for (Path path : Path.values()) {
        place(rule, path).ifPresent(placed::add);
      }
      if (placed.size() == before) {
        problems.accept(
            Problem.error(
                "rule.nowhere",
                rule.origin().place(),
                "No packet can match: its addresses and interfaces exclude each other on every way to, from and through the node.",
                "Take the interface or one of the addresses out, or disable the rule."));
      }
    }
    return List.copyOf(placed);
  }

  private Optional<PlacedRule> place(ResolvedRule rule, Path path) {
    if (obstacle(rule, path).isPresent()) {
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>(interfaces(rule, path));
    parts(rule).forEach(c -> c.where(m -> exists(m, path)).ifPresent(conditions::add));
    conditions.add(rule.time());
    conditions.add(rule.expiry());
    return Optional.of(new PlacedRule(rule, path, conditions));
  }

  private static Stream<Condition> parts(ResolvedRule rule) {
    return Stream.of(rule.source(), rule.destination(), rule.service());
  }

  /** Why a rule has no part in a way, as the end of a sentence; absent = it has. */
  public Optional<String> obstacle(ResolvedRule rule, Path path) {
    Optional<String> address =
        switch (path) {
          case TO_NODE -> obstacleToNode(rule);
          case FROM_NODE -> obstacleFromNode(rule);
          case THROUGH_NODE ->
              reach.canPassThrough(rule.source(), rule.destination())
                  ? Optional.empty()
                  : Optional.of("source or destination is the node itself");
        };
    if (address.isEmpty() && Interfaces.exclude(interfaces(rule, path))) {
      return Optional.of("its interfaces exclude each other");
    }
    if (address.isPresent()
        || parts(rule).allMatch(c -> c.where(m -> exists(m, path)).isPresent())) {
      return address;
    }
    return Optional.of(
        path == Path.FROM_NODE
            ? "what the node sends comes from no hardware address"
            : "only what the node sends has an owner");
  }

  private Optional<String> obstacleToNode(ResolvedRule rule) {
    if (!rule.out().any()) {
      return Optional.of("what comes to the node has no output interface");
    }
    if (!anyIncludesFirewall && rule.anyDestination()) {
      return Optional.of("any does not mean the firewall");
    }
    return reach.canEndHere(rule.destination())
        ? Optional.empty()
        : Optional.of("the destination is not the node");
  }

  private Optional<String> obstacleFromNode(ResolvedRule rule) {
    if (!rule.in().any()) {
      return Optional.of("what the node sends has no input interface");
    }
    if (!anyIncludesFirewall && rule.anySource()) {
      return Optional.of("any does not mean the firewall");
    }
    return reach.canBeginHere(rule.source())
        ? Optional.empty()
        : Optional.of("the source is not the node");
  }

  /** Socket owners exist on the way out only, hardware addresses only on frames that came in. */
  private static boolean exists(Match match, Path path) {
    return switch (match) {
      case Match.Owner _ -> path == Path.FROM_NODE;
      case Match.AddressWithMac _ -> path != Path.FROM_NODE;
      case Match _ -> true;
    };
  }

  private static List<Condition> interfaces(ResolvedRule rule, Path path) {
    boolean narrow = rule.narrow();
    return switch (path) {
      case TO_NODE ->
          List.of(
              rule.in().condition(Direction.IN, narrow),
              rule.either().condition(Direction.IN, narrow));
      case FROM_NODE ->
          List.of(
              rule.out().condition(Direction.OUT, narrow),
              rule.either().condition(Direction.OUT, narrow));
      case THROUGH_NODE -> {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(rule.in().condition(Direction.IN, narrow));
        conditions.add(rule.out().condition(Direction.OUT, narrow));
        conditions.addAll(either(rule.either(), narrow));
        yield conditions;
      }
    };
  }

  /** One of the two interfaces is meant; "all but" means that neither is. */
  private static List<Condition> either(Devices either, boolean narrow) {
    if (either.any() || either.negated()) {
      return List.of(
          either.condition(Direction.IN, narrow), either.condition(Direction.OUT, narrow));
    }
    return List.of(
        Condition.anyOf(
            List.of(
                new Match.Device(Direction.IN, either.names()),
                new Match.Device(Direction.OUT, either.names()))));
  }
}

package org.twinkeep.compile.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.resolve.Devices;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.problem.Problem;

/**
 * {@link ResolvedRule}s → {@link PlacedRule}s: one for each way on which the rule can match.
 *
 * <p>A packet to the node has no output interface, one from the node no input interface; a cell
 * that asks for one keeps the rule from that way. A rule without any way in both families is an
 * error, never silence.
 *
 * <p>Where "any" does not mean the node, it still means all packets that a branch leads to its rule
 * set: a rule that names the node and branches there has said so.
 */
public final class PlaceRules {

  private final Reach reach;
  private final boolean anyIncludesFirewall;

  /**
   * For one node and family.
   *
   * @param natAddresses addresses that NAT rules put on the node
   * @param settings whether "any" means the node, and packets with a false source are dropped
   */
  public PlaceRules(Own own, AddressSet natAddresses, Family family, FirewallSettings settings) {
    boolean antiSpoofing = settings.isOn(AutomaticRule.ANTI_SPOOFING);
    this.reach = new Reach(own, natAddresses, family, antiSpoofing);
    this.anyIncludesFirewall = settings.anyIncludesFirewall();
  }

  /**
   * The ways of all rules of a rule set, rule by rule.
   *
   * @param entered the ways on which branches lead packets to the rule set; none = the top one, or
   *     one that nothing leads to
   * @param met learns which rules packets meet in this family
   */
  public List<PlacedRule> run(List<ResolvedRule> rules, Set<Path> entered, MetRules met) {
    List<PlacedRule> placed = new ArrayList<>();
    for (ResolvedRule rule : rules) {
      List<PlacedRule> ways =
          Stream.of(Path.values()).flatMap(path -> place(rule, path, entered).stream()).toList();
      placed.addAll(ways);
      met.add(rule, nowhere(rule, ways, entered));
    }
    return List.copyOf(placed);
  }

  private Optional<Problem> nowhere(ResolvedRule rule, List<PlacedRule> ways, Set<Path> entered) {
    if (ways.isEmpty()) {
      return Optional.of(
          nowhere(
              rule,
              "its addresses and interfaces exclude each other on every way to, from and through the node.",
              "Take"));
    }
    boolean met =
        anyIncludesFirewall
            || entered.isEmpty()
            || ways.stream().anyMatch(way -> entered.contains(way.path()));
    return met
        ? Optional.empty()
        : Optional.of(
            nowhere(
                rule,
                "it speaks of other ways (to, from or through the node) than the rules that branch here.",
                "Name the firewall, or a destination behind it, in the rule that branches here; or take"));
  }

  private static Problem nowhere(ResolvedRule rule, String why, String remedy) {
    return Problem.error(
        "rule.nowhere",
        rule.origin().place(),
        "No packet can match: " + why,
        remedy + " the interface or one of the addresses out, or disable the rule.");
  }

  private Optional<PlacedRule> place(ResolvedRule rule, Path path, Set<Path> entered) {
    if (obstacle(rule, path, entered).isPresent()) {
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

  /**
   * Why a rule has no part in a way, as the end of a sentence; absent = it has.
   *
   * @param entered the ways on which branches lead packets to its rule set
   */
  public Optional<String> obstacle(ResolvedRule rule, Path path, Set<Path> entered) {
    boolean anyIsNode = anyIncludesFirewall || entered.contains(path);
    Optional<String> address =
        switch (path) {
          case TO_NODE -> obstacleToNode(rule, anyIsNode);
          case FROM_NODE -> obstacleFromNode(rule, anyIsNode);
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

  private Optional<String> obstacleToNode(ResolvedRule rule, boolean anyIsNode) {
    if (!rule.out().any()) {
      return Optional.of("what comes to the node has no output interface");
    }
    if (!anyIsNode && rule.anyDestination()) {
      return Optional.of("any does not mean the firewall");
    }
    return reach.canEndHere(rule.destination())
        ? Optional.empty()
        : Optional.of("the destination is not the node");
  }

  private Optional<String> obstacleFromNode(ResolvedRule rule, boolean anyIsNode) {
    if (!rule.in().any()) {
      return Optional.of("what the node sends has no input interface");
    }
    if (!anyIsNode && rule.anySource()) {
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

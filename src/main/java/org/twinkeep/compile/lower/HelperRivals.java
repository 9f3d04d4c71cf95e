package org.twinkeep.compile.lower;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;

/**
 * Which rules accept some of the same connections as a rule with a helper, so that a helper given
 * before the filter is not theirs.
 */
final class HelperRivals {

  private final List<List<PlacedRule>> policies;
  private final RuleSetChains chains;
  private final Published published;
  private final Map<PlacedRule, Box> boxes = new IdentityHashMap<>();

  /** Among the placed rules of all rule sets. */
  HelperRivals(List<List<PlacedRule>> policies, RuleSetChains chains, Published published) {
    this.policies = policies;
    this.chains = chains;
    this.published = published;
  }

  /** The rules above that may decide about connections of a rule, and give them no helper. */
  List<PlacedRule> above(List<PlacedRule> ways) {
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

  /** What is above a rule's limit goes on to the rules below: the first that may accept it. */
  Optional<PlacedRule> beyondLimit(PlacedRule placed, List<PlacedRule> ways) {
    if (!isLimited(placed)) {
      return Optional.empty();
    }
    String helper = placed.rule().options().helper();
    return ways.stream()
        .flatMap(way -> below(way).takeWhile(rule -> !deniesAll(rule, way)))
        .filter(below -> !(isGiven(below) && below.rule().options().helper().equals(helper)))
        .filter(below -> ways.stream().anyMatch(way -> accepts(below, way)))
        .findFirst();
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
  Optional<String> obstacle(PlacedRule above) {
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
}

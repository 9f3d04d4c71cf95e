package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlaceRules;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.RuleSet;

/** Says which ways a rule's packets take through a node. */
final class RuleWays {

  private RuleWays() {}

  /**
   * {@code through the node; not to the node: the destination is not the node}.
   *
   * @param taken the ways on which branches lead to its rule set
   */
  static String of(PlaceRules place, ResolvedRule rule, Set<Path> taken) {
    List<String> ways = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path path : Path.values()) {
      Optional<String> obstacle =
          place
              .obstacle(rule, path)
              .or(
                  () ->
                      taken.contains(path)
                          ? Optional.empty()
                          : Optional.of("no rule branches here on this way"));
      if (obstacle.isEmpty()) {
        ways.add(name(path));
      } else {
        others.add("not " + name(path) + ": " + obstacle.get());
      }
    }
    String there = ways.isEmpty() ? "nowhere" : String.join(", ", ways);
    others.addFirst(there);
    return String.join("; ", others);
  }

  /**
   * The ways on which packets come to each rule set: all of them to the top one, to others those of
   * the rules that branch there.
   *
   * @param placed the rules of each rule set
   */
  static List<Set<Path>> taken(List<RuleSet.Policy> sets, List<List<PlacedRule>> placed) {
    List<Set<Path>> taken = new ArrayList<>();
    sets.forEach(
        _ -> taken.add(taken.isEmpty() ? EnumSet.allOf(Path.class) : EnumSet.noneOf(Path.class)));
    boolean more = true;
    while (more) {
      more = false;
      for (int from = 0; from < sets.size(); from++) {
        for (PlacedRule rule : placed.get(from)) {
          if (taken.get(from).contains(rule.path())
              && rule.rule().action() instanceof Action.Branch(Id target)) {
            for (int to = 0; to < sets.size(); to++) {
              more |= sets.get(to).id().equals(target) && taken.get(to).add(rule.path());
            }
          }
        }
      }
    }
    return taken;
  }

  private static String name(Path path) {
    return switch (path) {
      case TO_NODE -> "to the node";
      case THROUGH_NODE -> "through the node";
      case FROM_NODE -> "from the node";
    };
  }
}

package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlaceRules;
import org.twinkeep.compile.resolve.ResolvedRule;

/** Says which ways a rule's packets take through a node. */
final class RuleWays {

  private RuleWays() {}

  /**
   * {@code through the node; not to the node: the destination is not the node}.
   *
   * @param entered the ways on which branches lead to its rule set
   * @param top whether it stands in the top rule set, which all packets come to
   */
  static String of(PlaceRules place, ResolvedRule rule, Set<Path> entered, boolean top) {
    List<String> ways = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path path : Path.values()) {
      Optional<String> obstacle =
          place
              .obstacle(rule, path, entered)
              .or(
                  () ->
                      top || entered.contains(path)
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

  private static String name(Path path) {
    return switch (path) {
      case TO_NODE -> "to the node";
      case THROUGH_NODE -> "through the node";
      case FROM_NODE -> "from the node";
    };
  }
}

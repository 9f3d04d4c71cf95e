package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlaceRules;
import org.twinkeep.compile.resolve.ResolvedRule;

/** Says which ways a rule's packets take through a node. */
final class RuleWays {

  private RuleWays() {}

  /** {@code IPv4: through the node; not to the node: the destination is not the node}. */
  static Line of(PlaceRules place, ResolvedRule rule) {
    List<String> ways = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path path : Path.values()) {
      Optional<String> obstacle = place.obstacle(rule, path);
      if (obstacle.isEmpty()) {
        ways.add(name(path));
      } else {
        others.add("not " + name(path) + ": " + obstacle.get());
      }
    }
    String there = ways.isEmpty() ? "nowhere" : String.join(", ", ways);
    others.addFirst(there);
    return new Line(rule.family().label() + ": " + String.join("; ", others), rule.origin().id());
  }

  private static String name(Path path) {
    return switch (path) {
      case TO_NODE -> "to the node";
      case THROUGH_NODE -> "through the node";
      case FROM_NODE -> "from the node";
    };
  }
}

package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of a layer by what they are for, so that those that meet another are found soon. */
final class Occupied {

  /** A rule for more than so many services is held against every other. */
  private static final int MOST_PIECES = 64;

  private final List<Candidate> rules = new ArrayList<>();
  private final List<Candidate> wide = new ArrayList<>();
  private final Map<Span, List<Candidate>> byPiece = new HashMap<>();

  List<Candidate> rules() {
    return rules;
  }

  /**
   * Puts a rule behind the others.
   *
   * @param pieces of the services that it is for
   */
  void add(Candidate rule, List<Span> pieces) {
    rules.add(rule);
    if (pieces.size() > MOST_PIECES) {
      wide.add(rule);
    } else {
      pieces.forEach(p -> byPiece.computeIfAbsent(p, _ -> new ArrayList<>()).add(rule));
    }
  }

  /** Whether some packet can match the rule and one in here. */
  boolean meets(Candidate rule, List<Span> pieces) {
    if (pieces.size() > MOST_PIECES) {
      return anyMeets(rules, rule);
    }
    if (anyMeets(wide, rule)) {
      return true;
    }
    for (Span piece : pieces) {
      if (anyMeets(byPiece.getOrDefault(piece, List.of()), rule)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyMeets(List<Candidate> among, Candidate rule) {
    for (Candidate other : among) {
      if (other.box().overlaps(rule.box())) {
        return true;
      }
    }
    return false;
  }
}

package org.twinkeep.compile.lower;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Match;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.problem.Problem;

/**
 * Rules that stand before the filter once more, to give packets their class, segment size and mark,
 * and ask there for what only the filter can tell.
 */
final class AskedTooEarly {

  private final boolean shapes;
  private final boolean marks;

  /**
   * For the placed rules of all rule sets.
   *
   * @param first whether first packets get marks there, too
   */
  AskedTooEarly(List<List<PlacedRule>> policies, boolean first) {
    this.shapes = first || any(policies, o -> o.mssClamp().isPresent() || !o.classify().isEmpty());
    this.marks = any(policies, o -> o.setMark().isPresent());
  }

  private static boolean any(List<List<PlacedRule>> policies, Predicate<RuleOptions> holds) {
    return policies.stream()
        .flatMap(List::stream)
        .anyMatch(placed -> holds.test(placed.rule().options()));
  }

  /** What is wrong with a rule before the filter; absent = nothing. */
  Optional<Problem> objection(PlacedRule placed) {
    RuleOptions options = placed.rule().options();
    boolean limited = options.rateLimit().isPresent() || options.connectionLimit().isPresent();
    if (asks(placed, Match.Custom.class)) {
      return Optional.of(
          unclear(placed, "custom", "its custom service, which may count what it is asked,"));
    }
    if (shapes && limited) {
      return Optional.of(unclear(placed, "limit", "its limit"));
    }
    return shapes && marks && asks(placed, Match.PacketMark.class)
        ? Optional.of(unclear(placed, "mark", "the mark, which rules set only later,"))
        : Optional.empty();
  }

  private static Problem unclear(PlacedRule placed, String id, String what) {
    return Problem.error(
        "rule.change." + id,
        placed.rule().origin().place(),
        "Class, segment size and mark are given to every packet before the filter, and "
            + what
            + " cannot be asked there. It or a rule below it changes such packets.",
        "Let this rule and those that change packets speak of different packets, or take the options away.");
  }

  /** Whether a rule asks for something of a kind. */
  static boolean asks(PlacedRule placed, Class<? extends Match> kind) {
    return placed.conditions().stream().flatMap(c -> c.anyOf().stream()).anyMatch(kind::isInstance);
  }
}

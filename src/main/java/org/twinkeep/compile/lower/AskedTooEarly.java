package org.twinkeep.compile.lower;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Match;
import org.twinkeep.model.Action;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.problem.Problem;

/**
 * Rules that stand before the filter once more, to give packets their class, segment size and mark,
 * and ask there for what only the filter can tell.
 */
final class AskedTooEarly {

  private static final String TOO_EARLY =
      "Class, segment size and mark are given to every packet before the filter, and ";

  private final List<List<PlacedRule>> policies;
  private final List<PlacedRule> marking;
  private final boolean shapes;
  private final boolean marks;

  /**
   * For the placed rules of all rule sets.
   *
   * @param first whether first packets get marks there, too
   */
  AskedTooEarly(List<List<PlacedRule>> policies, boolean first) {
    this.policies = policies;
    this.marking =
        policies.stream().flatMap(List::stream).filter(PacketChanges::marksLater).toList();
    this.shapes = first || any(policies, o -> o.mssClamp().isPresent() || !o.classify().isEmpty());
    this.marks = any(policies, o -> o.setMark().isPresent());
  }

  private static boolean any(List<List<PlacedRule>> policies, Predicate<RuleOptions> holds) {
    return policies.stream()
        .flatMap(List::stream)
        .anyMatch(placed -> holds.test(placed.rule().options()));
  }

  /**
   * What is wrong with a rule before the filter; absent = nothing.
   *
   * @param changesBelow whether packets are changed in the rule set that it branches to
   */
  Optional<Problem> objection(PlacedRule placed, boolean changesBelow) {
    if (asks(placed, Match.Custom.class)) {
      return Optional.of(
          unclear(placed, "custom", "its custom service, which may count what it is asked,"));
    }
    if (placed.rule().options().isLimited()) {
      return shapes
          ? Optional.of(unclear(placed, "limit", "its limit"))
          : unknown(placed, changesBelow);
    }
    return shapes && marks && asks(placed, Match.PacketMark.class)
        ? Optional.of(unclear(placed, "mark", "the mark, which rules set only later,"))
        : Optional.empty();
  }

  /**
   * Where later packets get marks only: nobody can tell whether a limit led the first one of their
   * connection into the branch, or past it. What is accepted here keeps them from marks of rules
   * below, which is too few marks, and never a wrong one.
   */
  private Optional<Problem> unknown(PlacedRule placed, boolean changesBelow) {
    return switch (placed.rule().action()) {
      case Action.Branch _ when changesBelow ->
          Optional.of(
              mistaken(placed, "The rules that it branches to would mark all such connections."));
      case Action.Accept(), Action.Branch _ ->
          marksBelow(placed) ? Optional.of(unmarked(placed)) : Optional.empty();
      case Action.Return() ->
          marksBelow(placed)
              ? Optional.of(
                  mistaken(
                      placed,
                      "All such connections would return: past the marks of rules below it, and on to those of rules after the branch."))
              : Optional.empty();
      case Action.Continue(), Action.Deny(), Action.Reject _, Action.Custom _ -> Optional.empty();
    };
  }

  /** Whether a rule that packets may meet after it marks them. */
  private boolean marksBelow(PlacedRule placed) {
    Box box = Published.box(placed);
    return marking.stream()
        .filter(other -> other.path() == placed.path() && Published.box(other).overlaps(box))
        .anyMatch(other -> !isAbove(other, placed));
  }

  /** Whether a rule is the other one, or stands above it in the same rule set. */
  private boolean isAbove(PlacedRule rule, PlacedRule other) {
    return policies.stream()
        .anyMatch(set -> set.contains(rule) && set.indexOf(rule) <= set.indexOf(other));
  }

  private static Problem mistaken(PlacedRule placed, String wrong) {
    return Problem.error(
        "rule.change.limit",
        placed.rule().origin().place(),
        TOO_EARLY + "its limit cannot be asked there. " + wrong,
        "Save the mark in the rules that set it and restore it in a rule of the top rule set, or take"
            + " the limit away.");
  }

  private static Problem unmarked(PlacedRule placed) {
    return Problem.warning(
        "rule.mark.limit",
        placed.rule().origin().place(),
        "A rule below it marks such packets, too. Of later packets nobody can tell whether this rule"
            + " within its limit or the one below accepted their connection, so that they get no mark.",
        "Save the mark in the rule that sets it and restore it in a rule of the top rule set, or let"
            + " the two speak of different packets.");
  }

  private static Problem unclear(PlacedRule placed, String id, String what) {
    return Problem.error(
        "rule.change." + id,
        placed.rule().origin().place(),
        TOO_EARLY + what + " cannot be asked there. It or a rule below it changes such packets.",
        "Let this rule and those that change packets speak of different packets, or take the options away.");
  }

  /** Whether a rule asks for something of a kind. */
  static boolean asks(PlacedRule placed, Class<? extends Match> kind) {
    return placed.conditions().stream().flatMap(c -> c.anyOf().stream()).anyMatch(kind::isInstance);
  }
}

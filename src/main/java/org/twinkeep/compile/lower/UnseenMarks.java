package org.twinkeep.compile.lower;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.model.Family;
import org.twinkeep.model.Mark;
import org.twinkeep.model.NatAction;
import org.twinkeep.problem.Problem;

/**
 * NAT rules that ask for a mark before policy rules set it: destinations are translated before the
 * filter, sources behind it. Marks that nothing in the design sets are there already, or never.
 */
final class UnseenMarks {

  private UnseenMarks() {}

  static void check(
      List<List<PlacedRule>> policies, List<ResolvedNat> translations, Consumer<Problem> problems) {
    for (ResolvedNat nat : translations) {
      if (decidesDestination(nat, translations)) {
        policies.stream()
            .flatMap(List::stream)
            .filter(placed -> marksFor(placed, nat))
            .findFirst()
            .map(placed -> error(nat, placed))
            .ifPresent(problems);
      }
    }
  }

  /** Exemptions and branches do where another rule would translate it. */
  private static boolean decidesDestination(ResolvedNat nat, List<ResolvedNat> all) {
    return switch (nat.action()) {
      case NatAction.Translate() -> nat.translatesDestination();
      case NatAction.Exempt(), NatAction.Branch _ ->
          nat.out().any()
              && all.stream()
                  .filter(ResolvedNat::translatesDestination)
                  .anyMatch(other -> original(other).overlaps(original(nat)));
    };
  }

  private static boolean marksFor(PlacedRule placed, ResolvedNat nat) {
    Optional<Mark> mark = placed.rule().options().setMark();
    Family family = nat.family();
    return mark.isPresent()
        && nat.service().anyOf().stream()
            .anyMatch(m -> m instanceof Match.PacketMark asked && mayGive(mark.get(), asked.mark()))
        && box(nat.origin(), family, nat.source())
            .overlaps(box(nat.origin(), family, placed.rule().source()));
  }

  private static boolean mayGive(Mark set, Mark asked) {
    long both = set.mask() & asked.mask();
    return both != 0 && (set.value() & both) == (asked.value() & both);
  }

  private static Box original(ResolvedNat nat) {
    return box(nat.origin(), nat.family(), nat.source(), nat.destination());
  }

  private static Box box(Origin origin, Family family, Condition... conditions) {
    List<Condition> all = Stream.of(conditions).toList();
    return Box.of(Rule.of(origin, all, new Statement.Accept()), family);
  }

  private static Problem error(ResolvedNat nat, PlacedRule placed) {
    return Problem.error(
        "nat.mark.unseen",
        nat.origin().place(),
        "Destinations are translated before policy rules are asked, so that the rule never sees the mark"
            + " that "
            + placed.rule().origin().place().text()
            + " sets.",
        "Name addresses and services instead of the mark.");
  }
}

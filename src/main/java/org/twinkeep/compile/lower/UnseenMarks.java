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
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.problem.Problem;

/**
 * Rules that ask for a mark before policy rules set it: destinations are translated, and remembered
 * marks come back, before the filter; sources are translated behind it. Marks that nothing in the
 * design sets are there already, or never.
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
    policies.stream().limit(1).forEach(top -> checkRestoring(top, policies, problems));
  }

  /** Restoring is refused in rule sets below the top one. */
  private static void checkRestoring(
      List<PlacedRule> top, List<List<PlacedRule>> policies, Consumer<Problem> problems) {
    for (int i = 0; i < top.size(); i++) {
      PlacedRule asking = top.get(i);
      if (restores(asking)
          && !UnmarkedPackets.mayMatch(asking)
          && top.subList(0, i).stream().noneMatch(above -> restoresFor(above, asking))) {
        policies.stream()
            .flatMap(List::stream)
            .filter(placed -> placed.path() == asking.path())
            .filter(placed -> marksFor(placed, asking.rule().service()))
            .findFirst()
            .map(placed -> restoring(asking, placed))
            .ifPresent(problems);
      }
    }
  }

  private static boolean restores(PlacedRule placed) {
    return placed.rule().options().connectionMark() == ConnectionMark.RESTORE;
  }

  /** Whether a rule may give back the mark that another one below it asks for. */
  private static boolean restoresFor(PlacedRule above, PlacedRule asking) {
    return restores(above)
        && above.path() == asking.path()
        && Published.box(above).overlaps(Published.box(asking));
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
    Family family = nat.family();
    return marksFor(placed, nat.service())
        && box(nat.origin(), family, nat.source())
            .overlaps(box(nat.origin(), family, placed.rule().source()));
  }

  private static boolean marksFor(PlacedRule placed, Condition service) {
    Optional<Mark> mark = placed.rule().options().setMark();
    return mark.isPresent()
        && service.anyOf().stream()
            .anyMatch(
                m -> m instanceof Match.PacketMark asked && mayDecide(mark.get(), asked.mark()));
  }

  /** Whether it makes a packet have what is asked for, or no longer be without a mark. */
  private static boolean mayDecide(Mark set, Mark asked) {
    long both = set.mask() & asked.mask();
    return both != 0 && (asked.value() == 0 || (set.value() & both) == (asked.value() & both));
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

  private static Problem restoring(PlacedRule asking, PlacedRule placed) {
    return Problem.error(
        "rule.restore.mark",
        asking.rule().origin().place(),
        "Marks come back where packets enter, before any rule sets one, so that the rule never sees the"
            + " mark that "
            + placed.rule().origin().place().text()
            + " sets, and restores nothing.",
        "Name addresses and services instead of the mark.");
  }
}

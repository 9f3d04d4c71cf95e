package org.twinkeep.compile.lower;

import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.problem.Problem;

/**
 * Marks that connections through the node remember. Later packets get theirs back before they are
 * routed, but the filter marks the first one behind that: a routing rule of the node that asks for
 * the mark sees it on later packets only. Where the destination and the output interface are not
 * known yet, the first packet cannot be marked either, so that this is a warning.
 */
final class LateMarks {

  private LateMarks() {}

  static void check(List<List<PlacedRule>> policies, Consumer<Problem> problems) {
    List<PlacedRule> restoring =
        marking(policies.stream().limit(1).toList(), ConnectionMark.RESTORE).stream()
            .filter(UnmarkedPackets::mayMatch)
            .toList();
    for (PlacedRule saving : marking(policies, ConnectionMark.SAVE)) {
      restoring.stream()
          .filter(back -> Published.box(back).overlaps(Published.box(saving)))
          .findFirst()
          .map(back -> warning(saving, back))
          .ifPresent(problems);
    }
  }

  private static List<PlacedRule> marking(List<List<PlacedRule>> policies, ConnectionMark what) {
    return policies.stream()
        .flatMap(List::stream)
        .filter(placed -> placed.path() == Path.THROUGH_NODE)
        .filter(placed -> placed.rule().options().connectionMark() == what)
        .toList();
  }

  private static Problem warning(PlacedRule saving, PlacedRule back) {
    return Problem.warning(
        "rule.mark.late",
        saving.rule().origin().place(),
        "The first packet of a connection through the firewall is marked after it was routed; "
            + back.rule().origin().place().text()
            + " gives later ones the mark before. Where a routing rule of the node ('ip rule') asks"
            + " for the mark, they take different ways.",
        "Use the mark for classes and conditions only, or give the routing rule of the node sources"
            + " and destinations instead of the mark.");
  }
}

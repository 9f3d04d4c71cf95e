package org.twinkeep.compile.resolve;

import org.twinkeep.check.Places;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Place;

/** Names the rows that things come from. */
public final class Origins {

  private Origins() {}

  /**
   * The row of a rule.
   *
   * @param number of the rule in its rule set, from 1
   */
  public static Origin of(NodeContext context, RuleSet set, Rule rule, int number) {
    String name = rule.info().name().isBlank() ? "" : " (" + rule.info().name() + ")";
    Place place =
        Place.rule(
            rule.id(),
            context.firewall().id(),
            set.id(),
            "",
            Places.of(context.firewall()).text() + " " + set.name() + " rule " + number + name);
    return new Origin(
        rule.id().value(),
        Integer.toString(number),
        set.name(),
        title(rule.info()),
        rule.info().section(),
        place);
  }

  private static String title(RuleInfo info) {
    if (info.name().isBlank() || info.comment().isBlank()) {
      return info.name().isBlank() ? info.comment() : info.name();
    }
    return info.name() + ": " + info.comment();
  }
}

package org.twinkeep.compile;

import java.util.function.Consumer;
import org.twinkeep.check.Places;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;
import org.twinkeep.compile.iptables.AddedSections;
import org.twinkeep.compile.nftables.AddedCommands;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.problem.Problem;

/** The text that a user has put before and after a ruleset, which must leave it in force. */
final class AddedText {

  private AddedText() {}

  static void check(NodeContext context, Consumer<Problem> problems) {
    FirewallSettings settings = context.firewall().settings();
    AddedSections sections = new AddedSections(settings.coexist());
    check(context, sections, settings.prologue(), false, problems);
    check(context, sections, settings.epilogue(), true, problems);
  }

  private static void check(
      NodeContext context,
      AddedSections sections,
      String text,
      boolean after,
      Consumer<Problem> problems) {
    try {
      switch (context.backend()) {
        case IPTABLES -> sections.check(text, after);
        case NFTABLES -> AddedCommands.check(text, after);
      }
    } catch (Unspeakable e) {
      problems.accept(
          Problem.error(
              "firewall.added-text",
              Places.of(context.firewall()).in(after ? "after the ruleset" : "before the ruleset"),
              e.text(),
              e.remedy()));
    }
  }
}

package org.twinkeep.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Automatic rules without which a node does not work; the window never switches them off. */
final class NeededAutomaticRules implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      List<AutomaticRule> off =
          firewall.settings().automatic().keySet().stream()
              .filter(rule -> !rule.switchable())
              .toList();
      if (!off.isEmpty()) {
        problems.accept(
            Problem.error(
                "firewall.automatic.needed",
                Places.of(firewall).in("automatic rules"),
                "Automatic rules that a node cannot do without are switched off: "
                    + off.stream().map(AutomaticRule::title).collect(Collectors.joining(", "))
                    + ".",
                "Take them out of \"switchedOff\" in the file."));
      }
    }
  }
}

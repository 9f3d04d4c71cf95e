package org.twinkeep.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.edit.BranchesTaken;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** Rule sets that no branch leads to, so that their rules never run. */
final class UnusedRuleSet implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      report(firewall, firewall.ruleSets().policy(), problems);
      report(firewall, firewall.ruleSets().nat(), problems);
    }
  }

  private static void report(
      Firewall firewall, List<? extends RuleSet> sets, Consumer<Problem> problems) {
    Set<Id> reached = BranchesTaken.from(sets);
    sets.stream()
        .filter(set -> !reached.contains(set.id()))
        .forEach(
            set ->
                problems.accept(
                    Problem.note(
                        "ruleset.unused",
                        new Place(
                            Optional.of(set.id()),
                            Optional.of(firewall.id()),
                            Optional.of(set.id()),
                            "",
                            firewall.name() + " " + set.name()),
                        "No rule branches to it, so that its rules never run.",
                        "Branch to it from a rule, or delete it.")));
  }
}

package org.twinkeep.check;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** TCP segment sizes that no tool takes, or that no connection could use. */
final class SegmentSizes implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (RuleSet.Policy set : firewall.ruleSets().policy()) {
        set.rules().stream()
            .filter(PolicyRule::enabled)
            .filter(rule -> isOutside(rule.options().mssClamp()))
            .map(
                rule ->
                    Problem.error(
                        "rule.mss.range",
                        Places.of(firewall, set, rule, ""),
                        "A TCP segment size of "
                            + rule.options().mssClamp().getAsInt()
                            + " bytes cannot be set.",
                        "Give "
                            + RuleOptions.SMALLEST_MSS
                            + " to "
                            + RuleOptions.LARGEST_MSS
                            + " bytes, or the path's size."))
            .forEach(problems);
      }
    }
  }

  private static boolean isOutside(OptionalInt bytes) {
    return bytes.isPresent()
        && bytes.getAsInt() != RuleOptions.PATH_MSS
        && (bytes.getAsInt() < RuleOptions.SMALLEST_MSS
            || bytes.getAsInt() > RuleOptions.LARGEST_MSS);
  }
}

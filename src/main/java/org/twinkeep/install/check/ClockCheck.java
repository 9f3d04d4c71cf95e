package org.twinkeep.install.check;

import java.time.Duration;
import java.util.List;
import org.twinkeep.problem.Problem;

/** The clock agrees with this machine's: else logs and times of the nodes cannot be compared. */
final class ClockCheck implements PreFlightCheck {

  private static final Duration MOST = Duration.ofSeconds(10);

  @Override
  public String title() {
    return "clock";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    Duration ahead = node.facts().clockAhead();
    return ahead.abs().compareTo(MOST) <= 0
        ? List.of()
        : node.warning(
            "clock",
            "The clock of "
                + node.name()
                + " is "
                + ahead.abs().toSeconds()
                + " s "
                + (ahead.isNegative() ? "behind" : "ahead of")
                + " this machine's.",
            "Have the node keep time with NTP.");
  }
}

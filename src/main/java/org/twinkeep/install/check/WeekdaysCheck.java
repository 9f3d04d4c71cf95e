package org.twinkeep.install.check;

import java.util.List;
import org.twinkeep.problem.Problem;

/**
 * nftables takes the weekday from the kernel's time zone, and the hours from UTC. Linux leaves the
 * zone at UTC unless the hardware clock keeps local time, or the node was given another time zone
 * since it started.
 */
final class WeekdaysCheck implements PreFlightCheck {

  @Override
  public String title() {
    return "weekdays";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    boolean asks =
        node.target().bundle().file("/etc/twinkeep/ruleset.nft").stream()
            .flatMap(file -> file.lines().stream())
            .anyMatch(line -> line.text().contains(" meta day "));
    return asks && node.facts().localClock()
        ? node.error(
            "clock.local",
            "The kernel of "
                + node.name()
                + " counts weekdays in a zone of its own, because the hardware clock keeps local"
                + " time or the time zone was changed since the start: nftables would change"
                + " weekdays at another hour than the rules say.",
            "On the node: timedatectl set-local-rtc 0, then start it again.")
        : List.of();
  }
}

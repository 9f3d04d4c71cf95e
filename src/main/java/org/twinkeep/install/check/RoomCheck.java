package org.twinkeep.install.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.twinkeep.problem.Problem;

/** There is room for the bundle, the snapshot and the new files. */
final class RoomCheck implements PreFlightCheck {

  private static final long KILOBYTES = 4096;

  @Override
  public String title() {
    return "room on the disk";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    long bundle =
        node.target().bundle().files().stream().mapToLong(f -> f.text().length()).sum() / 1024;
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, Long> free : node.facts().freeKilobytes().entrySet()) {
      if (free.getValue() < KILOBYTES + 4 * bundle) {
        problems.addAll(
            node.error(
                "disk.full",
                node.name() + " has only " + free.getValue() + " kB left in " + free.getKey() + ".",
                "Make room on the node's disk."));
      }
    }
    return problems;
  }
}

package org.twinkeep.cli;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.install.node.NodeStatus;

/** What on a node is not as it was installed. */
final class Drifted {

  private Drifted() {}

  static List<String> lines(NodeStatus status) {
    List<String> lines = new ArrayList<>(status.drift());
    status
        .kernel()
        .forEach(
            (ruleset, same) -> {
              if (!same) {
                lines.add("the rules in the kernel (" + ruleset + ") are not the installed ones");
              }
            });
    return lines.stream().distinct().toList();
  }

  static boolean is(NodeStatus status) {
    return !lines(status).isEmpty();
  }
}

package org.twinkeep.install.check;

import java.util.List;
import org.twinkeep.problem.Problem;

/** The node runs a Linux with systemd and the ordinary tools. */
final class SystemCheck implements PreFlightCheck {

  @Override
  public String title() {
    return "system";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    if (!node.facts().missingTools().isEmpty()) {
      return node.error(
          "tools",
          node.name() + " lacks " + String.join(", ", node.facts().missingTools()) + ".",
          "Install coreutils, util-linux, sed, tar and awk on the node.");
    }
    if (!node.facts().systemd()) {
      return node.warning(
          "no-systemd",
          node.name()
              + " is not run by systemd: rulesets are installed and roll back, but nothing loads"
              + " them at boot and no service is started.",
          "Have twinkeep-node load run at boot, before the network comes up.");
    }
    return List.of();
  }
}

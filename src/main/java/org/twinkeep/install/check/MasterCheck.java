package org.twinkeep.install.check;

import java.util.List;
import org.twinkeep.problem.Problem;

/** Of the nodes of a cluster that runs, exactly one is master. */
final class MasterCheck implements PreFlightCheck {

  @Override
  public String title() {
    return "master and backup";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    if (!node.sharesAddresses() || !node.facts().state().isActive("keepalived")) {
      return List.of();
    }
    long masters = all.stream().filter(n -> n.facts().state().isMaster()).count();
    if (node.facts().state().isMaster() && masters > 1) {
      return node.warning(
          "split-brain",
          node.name() + " and another node both hold the virtual addresses (split brain).",
          "The node that stands first in the cluster is treated as the active one. Find out why they"
              + " do not hear each other.");
    }
    if (masters == 0) {
      return node.warning(
          "no-master",
          "keepalived runs on " + node.name() + ", but no node holds the virtual addresses.",
          "Look at keepalived's journal on the nodes.");
    }
    return List.of();
  }
}

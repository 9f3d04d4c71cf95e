package org.twinkeep.install.check;

import java.util.List;
import java.util.Optional;
import org.twinkeep.install.node.NodeStatus.Outcome;
import org.twinkeep.install.node.NodeStatus.Pending;
import org.twinkeep.problem.Problem;

/** No other change waits for its confirmation, and the last one ended well. */
final class PendingCheck implements PreFlightCheck {

  @Override
  public String title() {
    return "pending change";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    Optional<Pending> pending = node.facts().state().pending();
    if (pending.isPresent()) {
      return node.error(
          "pending",
          "On "
              + node.name()
              + " generation "
              + pending.get().generation()
              + " waits for its confirmation; without one the node goes back in "
              + Math.max(0, pending.get().secondsLeft())
              + " s.",
          "Wait, or roll it back, then start again.");
    }
    Optional<Outcome> last = node.facts().state().outcome();
    if (last.isPresent() && !last.get().result().equals("confirmed")) {
      return node.warning(
          "last." + last.get().result(),
          "The last install on "
              + node.name()
              + " (generation "
              + last.get().generation()
              + ") ended as "
              + last.get().result()
              + ": "
              + last.get().reason()
              + ".",
          "Look at the reason before you install the same again.");
    }
    return List.of();
  }
}

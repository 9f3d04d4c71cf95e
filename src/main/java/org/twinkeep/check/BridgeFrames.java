package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Kind;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** What goes from port to port of a bridge is switched, and no rule sees it. */
final class BridgeFrames implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (Node node : firewall.nodes()) {
        long ports = node.interfaces().stream().filter(i -> i.kind() == Kind.BRIDGE_PORT).count();
        node.interfaces().stream()
            .filter(i -> i.kind() == Kind.BRIDGE && ports > 1)
            .forEach(bridge -> problems.accept(note(firewall, node, bridge)));
      }
    }
  }

  private static Problem note(Firewall firewall, Node node, Interface bridge) {
    return Problem.note(
        "interface.bridge.frames",
        Places.of(firewall, node, bridge),
        "Frames between the ports of "
            + bridge.name()
            + " are switched, not routed: rules decide what leaves the bridge, not what stays in it.",
        "Put hosts that must be kept apart behind different interfaces.");
  }
}

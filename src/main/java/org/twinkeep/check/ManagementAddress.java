package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A node that cannot be reached by SSH, or only while it is master. */
final class ManagementAddress implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (Node node : firewall.nodes()) {
        String address = node.management().address();
        if (address.isBlank()) {
          problems.accept(
              Problem.warning(
                  "node.management.missing",
                  Places.of(firewall, node).in("management address"),
                  "Nothing can be installed on it, because its address for SSH is not known.",
                  "Give it a management address."));
        } else if (isVirtual(firewall, address)) {
          problems.accept(
              Problem.warning(
                  "node.management.virtual",
                  Places.of(firewall, node).in("management address"),
                  address + " is a virtual address and leads to whichever node is master.",
                  "Use an address of the node's own."));
        }
      }
    }
  }

  private static boolean isVirtual(Firewall firewall, String address) {
    return Holding.all(firewall)
        .filter(Holding::virtual)
        .anyMatch(h -> h.address().address().toString().equals(address));
  }
}

package org.twinkeep.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Names of interfaces that the kernel, or a generated file, would not take. */
final class InterfaceNames implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (Node node : firewall.nodes()) {
        Set<String> names = new HashSet<>();
        for (Interface iface : node.interfaces()) {
          if (!Interface.isUsableName(iface.name())) {
            problems.accept(
                Problem.error(
                    "interface.name.unusable",
                    Places.of(firewall, node, iface).in("name"),
                    "'" + iface.name() + "' cannot be the name of an interface.",
                    "Use the name that 'ip link' shows on the node: at most 15 letters, digits and"
                        + " the characters _ . @ -"));
          } else if (!names.add(iface.name())) {
            problems.accept(
                Problem.error(
                    "interface.name.duplicate",
                    Places.of(firewall, node, iface).in("name"),
                    node.name() + " has two interfaces of this name.",
                    "Rename or remove one of them."));
          }
        }
      }
    }
  }
}

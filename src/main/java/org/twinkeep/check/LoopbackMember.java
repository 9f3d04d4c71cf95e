package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Kind;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** VRRP on a loopback interface: nobody would hear it. */
final class LoopbackMember implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    for (ClusterInterface shared : cluster.interfaces()) {
      for (Node node : cluster.nodes()) {
        Parts.member(node, shared.members())
            .filter(LoopbackMember::isLoopback)
            .ifPresent(
                own ->
                    problems.accept(
                        Problem.error(
                            "cluster.interface.loopback",
                            Places.of(cluster, shared).in("members"),
                            Parts.label(node, own)
                                + " is a loopback interface; no peer hears adverts there.",
                            "Choose an interface on a network that the nodes share.")));
      }
    }
  }

  static boolean isLoopback(Interface iface) {
    return iface.kind() == Kind.LOOPBACK
        || iface.name().equals("lo")
        || iface.addresses().stream().anyMatch(a -> a.address().isLoopback());
  }
}

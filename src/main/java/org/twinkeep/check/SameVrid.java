package org.twinkeep.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Two cluster interfaces on one network with the same virtual router id. */
final class SameVrid implements Check {

  private record Use(Cluster cluster, ClusterInterface iface, List<Prefix> networks) {}

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    List<Use> uses = new ArrayList<>();
    project.firewalls().stream()
        .filter(Cluster.class::isInstance)
        .map(Cluster.class::cast)
        .forEach(c -> c.interfaces().forEach(i -> uses.add(new Use(c, i, networks(c, i)))));
    for (int i = 0; i < uses.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (uses.get(i).iface().vrid() == uses.get(j).iface().vrid()
            && share(uses.get(i).networks(), uses.get(j).networks())) {
          problems.accept(problem(uses.get(i), uses.get(j)));
        }
      }
    }
  }

  private static List<Prefix> networks(Cluster cluster, ClusterInterface iface) {
    return Parts.members(cluster, iface.members()).stream()
        .flatMap(m -> m.addresses().stream())
        .filter(a -> !a.address().isLinkLocal())
        .map(InterfaceAddress::network)
        .distinct()
        .toList();
  }

  private static boolean share(List<Prefix> some, List<Prefix> others) {
    return some.stream()
        .anyMatch(p -> others.stream().anyMatch(o -> p.range().overlaps(o.range())));
  }

  private static Problem problem(Use use, Use other) {
    String message =
        "VRID "
            + use.iface().vrid()
            + " is also that of "
            + other.cluster().name()
            + " "
            + other.iface().name()
            + " on the same network; their adverts would be taken for each other's.";
    String remedy = "Give one of them another VRID (1 to 255).";
    return use.cluster().id().equals(other.cluster().id())
        ? Problem.error(
            "cluster.vrid.duplicate",
            Places.of(use.cluster(), use.iface()).in("VRID"),
            message,
            remedy)
        : Problem.danger(
            "cluster.vrid.duplicate",
            Places.of(use.cluster(), use.iface()).in("VRID"),
            message,
            remedy);
  }
}

package org.twinkeep.check;

import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Two cluster interfaces on networks that overlap: the kernel would send by either. */
final class OverlappingNetworks implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    List<ClusterInterface> all = cluster.interfaces();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        for (Prefix one : networks(cluster, all.get(i))) {
          for (Prefix other : networks(cluster, all.get(j))) {
            if (one.range().overlaps(other.range())) {
              problems.accept(
                  Problem.warning(
                      "cluster.network.overlap",
                      Places.of(cluster, all.get(i)).in("addresses"),
                      one + " overlaps with " + other + " of " + all.get(j).name() + ".",
                      "Check the prefix lengths; each network belongs to one interface."));
            }
          }
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
}

package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** What version 2 of VRRP cannot do. */
final class Vrrp2 implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    if (cluster.failover().version() != 2) {
      return;
    }
    if (cluster.failover().advertMillis() % 1000 != 0) {
      problems.accept(
          Problem.error(
              "cluster.vrrp2.subsecond",
              Places.of(cluster).in("advert interval"),
              "VRRP version 2 counts whole seconds.",
              "Use version 3, or an interval of whole seconds."));
    }
    for (ClusterInterface iface : cluster.interfaces()) {
      if (iface.addresses().stream().anyMatch(a -> a.family() == Family.IPV6)) {
        problems.accept(
            Problem.error(
                "cluster.vrrp2.ipv6",
                Places.of(cluster, iface).in("addresses"),
                "VRRP version 2 knows no IPv6.",
                "Use version 3, or remove the IPv6 addresses."));
      }
    }
  }
}

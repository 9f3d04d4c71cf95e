package org.twinkeep.check;

import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A virtual address that lies in no network of the interfaces that share it. */
final class VirtualAddressOutsideNetwork implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    for (ClusterInterface iface : cluster.interfaces()) {
      List<Prefix> networks =
          Parts.members(cluster, iface.members()).stream()
              .flatMap(i -> i.addresses().stream())
              .map(InterfaceAddress::network)
              .distinct()
              .toList();
      for (InterfaceAddress address : iface.addresses()) {
        boolean known = networks.stream().anyMatch(n -> n.family() == address.family());
        if (known
            && !address.address().isLinkLocal()
            && networks.stream().noneMatch(n -> n.contains(address.address()))) {
          problems.accept(
              Problem.danger(
                  "cluster.address.outside-network",
                  Places.of(cluster, iface).in("addresses"),
                  address
                      + " lies in no network of the interfaces that share it, so its neighbours"
                      + " may not find it.",
                  "Choose an address of the network."));
        }
      }
    }
  }
}

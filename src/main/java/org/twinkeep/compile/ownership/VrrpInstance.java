package org.twinkeep.compile.ownership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;

/**
 * One election of a master: there is one for each cluster interface and family.
 *
 * @param name keepalived's name for it. It comes from the interface's id, not from its name: a new
 *     name would be a new instance for keepalived, and the reload a fail-over
 * @param iface the cluster interface
 * @param family of its adverts and its advertised address
 */
public record VrrpInstance(String name, ClusterInterface iface, Family family) {

  /** The instances of a cluster, by cluster interface, IPv4 before IPv6. */
  public static List<VrrpInstance> of(Cluster cluster) {
    List<VrrpInstance> instances = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (ClusterInterface iface : cluster.interfaces()) {
      List<Family> families =
          cluster.settings().families().stream()
              .filter(f -> iface.addresses().stream().anyMatch(a -> a.family() == f))
              .toList();
      String base = iface.id().value().replace(':', '-');
      String name = base;
      for (int n = 2; isTaken(name, families, used); n++) {
        name = base + "-" + n;
      }
      used.add(name);
      for (Family family : families) {
        used.add(full(name, family));
        instances.add(new VrrpInstance(full(name, family), iface, family));
      }
    }
    return List.copyOf(instances);
  }

  private static boolean isTaken(String name, List<Family> families, Set<String> used) {
    return used.contains(name) || families.stream().anyMatch(f -> used.contains(full(name, f)));
  }

  private static String full(String name, Family family) {
    return family == Family.IPV6 ? name + "-v6" : name;
  }

  /** The interface of a node on which the instance runs. */
  public Optional<Interface> member(Node node) {
    return node.interfaces().stream().filter(i -> iface.members().contains(i.id())).findFirst();
  }

  /**
   * The name of the interface that holds the addresses when the cluster uses virtual hardware
   * addresses; packets to them come in there.
   */
  public String virtualMacInterface() {
    return "vr" + iface.vrid() + (family == Family.IPV6 ? "v6" : "");
  }
}

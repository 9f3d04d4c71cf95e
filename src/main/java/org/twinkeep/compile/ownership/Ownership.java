package org.twinkeep.compile.ownership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/**
 * All addresses that the master of a cluster holds.
 *
 * <p>Adding or removing an advertised address on one node first splits the pair, because the peer
 * refuses adverts with another number of addresses. Therefore adverts name the first address of
 * each family only, and everything else is held without being advertised.
 *
 * @param addresses by cluster interface; the design's addresses first, then those that rules added,
 *     in ascending order
 */
public record Ownership(List<VirtualAddress> addresses) {

  /** Copies the list. */
  public Ownership {
    addresses = List.copyOf(addresses);
  }

  /**
   * Finds the owner of each address that the design and the NAT rules need.
   *
   * @param problems gets an error for each address that no cluster interface can hold
   */
  public static Ownership of(Project project, Cluster cluster, Consumer<Problem> problems) {
    List<Wanted> wanted = new NatAddresses(project, cluster, problems).find();
    Added added = new Added(cluster, problems);
    wanted.forEach(added::place);
    List<VirtualAddress> all = new ArrayList<>();
    for (ClusterInterface iface : cluster.interfaces()) {
      all.addAll(designed(cluster, iface));
      all.addAll(added.on(iface.id()));
    }
    return new Ownership(all);
  }

  /** Link-local addresses count by themselves: an IPv6 instance advertises one of them, too. */
  private static List<VirtualAddress> designed(Cluster cluster, ClusterInterface iface) {
    record Kind(Family family, boolean linkLocal) {}
    List<VirtualAddress> addresses = new ArrayList<>();
    Set<Kind> advertised = new HashSet<>();
    for (InterfaceAddress address : iface.addresses()) {
      if (cluster.settings().families().contains(address.family())) {
        boolean linkLocal = address.family() == Family.IPV6 && address.address().isLinkLocal();
        boolean first = advertised.add(new Kind(address.family(), linkLocal));
        addresses.add(new VirtualAddress(address, iface.id(), first, List.of()));
      }
    }
    return addresses;
  }

  /** The addresses on one cluster interface. */
  public List<VirtualAddress> on(Id clusterInterface) {
    return addresses.stream().filter(a -> a.clusterInterface().equals(clusterInterface)).toList();
  }

  /** The addresses that exist because of one rule. */
  public List<VirtualAddress> addedBy(Id rule) {
    return addresses.stream().filter(a -> a.addedBy().contains(rule)).toList();
  }
}

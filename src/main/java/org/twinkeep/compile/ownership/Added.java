package org.twinkeep.compile.ownership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Node;
import org.twinkeep.problem.Problem;

/** Collects the addresses that rules add to a cluster, each on its cluster interface. */
final class Added {

  /**
   * More than a /24 for one object is not held: a master announces each address of its own, one a
   * millisecond, and routers do that better.
   */
  private static final int MOST = 256;

  private final Consumer<Problem> problems;
  private final Homes homes;
  private final Map<Ip, String> nodes = new HashMap<>();
  private final Set<Ip> designed = new HashSet<>();
  private final Set<Ip> edges = new HashSet<>();
  private final Map<Id, SortedMap<Ip, List<Id>>> rules = new HashMap<>();

  Added(Cluster cluster, Consumer<Problem> problems) {
    this.problems = problems;
    this.homes = new Homes(cluster);
    for (Node node : cluster.nodes()) {
      for (Interface iface : node.interfaces()) {
        iface.addresses().forEach(a -> nodes.put(a.address(), node.name() + " " + iface.name()));
      }
    }
    for (ClusterInterface iface : cluster.interfaces()) {
      iface.addresses().forEach(a -> designed.add(a.address()));
      homes
          .networks(iface)
          .filter(p -> p.family() == Family.IPV4 && p.length() < 31)
          .forEach(p -> edges.addAll(List.of(p.first(), p.last())));
    }
  }

  /** The addresses added to one cluster interface, in ascending order. */
  List<VirtualAddress> on(Id clusterInterface) {
    return rules.getOrDefault(clusterInterface, new TreeMap<>()).entrySet().stream()
        .map(
            e ->
                new VirtualAddress(
                    new InterfaceAddress(e.getKey(), e.getKey().family().bits()),
                    clusterInterface,
                    false,
                    e.getValue()))
        .toList();
  }

  void place(Wanted wanted) {
    if (wanted.intercepted() && !wanted.range().isSingle()) {
      return; // a network whose traffic is redirected, not one that is published
    }
    List<Ip> addresses = new ArrayList<>();
    IpRange range = wanted.range();
    for (Ip ip = range.first(); addresses.size() <= MOST; ip = ip.next()) {
      addresses.add(ip);
      if (ip.equals(range.last())) {
        addresses.forEach(a -> place(wanted, a));
        return;
      }
    }
    if (!wanted.routed()) {
      problems.accept(
          Problem.error(
              "nat.address.many",
              wanted.place(),
              range + " has more than " + MOST + " addresses, too many for the master to announce.",
              "Have routers send the network to the cluster and say so in the rule's options, or"
                  + " use fewer addresses."));
    }
  }

  private void place(Wanted wanted, Ip address) {
    boolean edge = edges.contains(address) && !wanted.range().isSingle();
    if (designed.contains(address) || edge) {
      return;
    }
    Optional<String> reason = refusal(address);
    if (reason.isPresent()) {
      if (!wanted.intercepted()) {
        refuse(wanted, address, reason.get());
      }
      return;
    }
    Optional<ClusterInterface> home = homes.attached(address, wanted.named());
    if (home.isEmpty() && wanted.routed()) {
      home = homes.routed(wanted.named());
    }
    if (wanted.intercepted()
        && !wanted.named().isEmpty()
        && home.filter(h -> wanted.named().contains(h.id())).isEmpty()) {
      return; // it comes by on its way to a machine of another network
    }
    if (home.isPresent()) {
      rules
          .computeIfAbsent(home.get().id(), _ -> new TreeMap<>())
          .merge(address, List.of(wanted.rule()), Added::union);
    } else if (!wanted.intercepted()) {
      problems.accept(
          Problem.error(
              "nat.address.homeless",
              wanted.place(),
              address
                  + " lies in the network of no cluster interface, so nobody would answer for it.",
              "Use an address of one of these networks, or say in the rule's options that routers"
                  + " send it to the cluster."));
    }
  }

  private Optional<String> refusal(Ip address) {
    if (nodes.containsKey(address)) {
      return Optional.of("belongs to " + nodes.get(address) + " and stays there");
    }
    if (edges.contains(address)) {
      return Optional.of("is the network or broadcast address of an attached network");
    }
    return address.isMulticast()
            || address.isLoopback()
            || address.isUnspecified()
            || address.isLinkLocal()
        ? Optional.of("is no address that other machines can reach")
        : Optional.empty();
  }

  private void refuse(Wanted wanted, Ip address, String reason) {
    problems.accept(
        Problem.error(
            "nat.address.not-virtual",
            wanted.place(),
            address + " " + reason + ", so it cannot move with the master.",
            "Use the cluster interface, or another free address of its network."));
  }

  private static List<Id> union(List<Id> some, List<Id> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}

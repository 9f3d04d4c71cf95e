package org.twinkeep.compile.conntrackd;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.ownership.Ownership;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;

/**
 * Addresses whose connections end on the nodes themselves: the peer has no use for their states.
 * Connections that are translated to one of them have other real ends and are synchronised.
 */
final class Ignored {

  private Ignored() {}

  /** The same list on every node. */
  static List<Setting> addresses(Project project, Cluster cluster) {
    Set<Prefix> networks = networks(cluster);
    Stream<Ip> own =
        cluster.nodes().stream()
            .flatMap(n -> n.interfaces().stream())
            .flatMap(i -> i.addresses().stream())
            .map(InterfaceAddress::address);
    // What is wrong with an address is said where keepalived.conf is made.
    Stream<Ip> virtual =
        Ownership.of(project, cluster, _ -> {}).addresses().stream()
            .map(a -> a.address().address());
    Stream<Prefix> hosts =
        Stream.concat(own, virtual)
            .filter(ip -> networks.stream().noneMatch(n -> n.contains(ip)))
            .map(ip -> new Prefix(ip, ip.family().bits()));
    Stream<Prefix> loopback = Stream.of("127.0.0.1", "::1").map(Prefix::parse);
    return Stream.of(loopback, hosts, networks.stream())
        .flatMap(s -> s)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(Ignored::line)
        .toList();
  }

  /** Networks of state sync and management, as long as nobody is routed there. */
  private static Set<Prefix> networks(Cluster cluster) {
    List<Id> routed = cluster.interfaces().stream().flatMap(i -> i.members().stream()).toList();
    List<Id> sync = cluster.syncLinks().stream().flatMap(l -> l.members().stream()).toList();
    return cluster.nodes().stream()
        .flatMap(n -> n.interfaces().stream())
        .filter(i -> sync.contains(i.id()) || i.role() == Interface.Role.MANAGEMENT)
        .filter(i -> !routed.contains(i.id()))
        .flatMap(i -> i.addresses().stream())
        .map(InterfaceAddress::network)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Setting line(Prefix prefix) {
    boolean single = prefix.length() == prefix.family().bits();
    return Setting.of(
        prefix.family().label() + "_address",
        single ? prefix.address().toString() : prefix.toString());
  }
}

package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.SyncLink;

/**
 * Gives a node an interface on a network: with the name that the other nodes' interfaces have there
 * or the next {@code ethN}, and with an address of each prefix that nobody has.
 */
public final class ConnectNode {

  /** So many addresses are tried; a fuller network gets no proposal. */
  private static final int TRIES = 70_000;

  /**
   * A network as far as a new interface on it is concerned.
   *
   * @param name for people
   * @param prefixes its prefixes; the interface gets an address of each
   * @param role what the interface will be for
   * @param members interfaces that are on it already
   * @param shared the cluster interface of this network
   */
  public record Network(
      String name, List<Prefix> prefixes, Role role, List<Id> members, Optional<Id> shared) {
    /** Copies the lists. */
    public Network {
      prefixes = List.copyOf(prefixes);
      members = List.copyOf(members);
    }
  }

  private final Project project;
  private final Node node;
  private final Network network;

  private ConnectNode(Project project, Node node, Network network) {
    this.project = project;
    this.node = node;
    this.network = network;
  }

  /** Whether none of the node's interfaces is on the network yet. */
  public static boolean isPossible(Node node, Network network) {
    return network.members().stream().noneMatch(m -> node.findInterface(m).isPresent());
  }

  /**
   * The interface that {@link #edit} adds.
   *
   * @return its id is fresh in the project
   */
  public static Interface proposal(Project project, Node node, Network network) {
    return new ConnectNode(project, node, network).added();
  }

  /**
   * One step: the interface, and its part in the cluster interface or sync link of the network. A
   * node that is there already stays as it is.
   */
  public static Edit edit(Project project, Node node, Network network) {
    if (!isPossible(node, network)) {
      return new Edit("Connect " + node.name() + " to " + network.name(), p -> p);
    }
    return new ConnectNode(project, node, network).edit();
  }

  private Edit edit() {
    Interface added = added();
    return new Edit(
        "Connect " + node.name() + " to " + network.name(),
        before ->
            before
                .owner(node.id())
                .map(f -> before.with(joined(with(f, added), added.id())))
                .orElse(before));
  }

  private Firewall with(Firewall firewall, Interface added) {
    return firewall.withNodes(
        firewall.nodes().stream()
            .map(n -> n.id().equals(node.id()) ? n.withInterfaces(plus(n.interfaces(), added)) : n)
            .toList());
  }

  private Firewall joined(Firewall firewall, Id added) {
    return switch (firewall) {
      case StandaloneFirewall single -> single;
      case Cluster cluster -> {
        UnaryOperator<List<Id>> join = members -> inOrder(cluster, members, added);
        yield cluster
            .withInterfaces(
                cluster.interfaces().stream()
                    .map(i -> isHere(i) ? i.withMembers(join.apply(i.members())) : i)
                    .toList())
            .withSyncLinks(
                cluster.syncLinks().stream()
                    .map(l -> isHere(l) ? l.withMembers(join.apply(l.members())) : l)
                    .toList());
      }
    };
  }

  private boolean isHere(ClusterInterface shared) {
    return network.shared().equals(Optional.of(shared.id()));
  }

  private boolean isHere(SyncLink link) {
    return link.members().stream().anyMatch(network.members()::contains);
  }

  private static List<Id> inOrder(Cluster cluster, List<Id> members, Id added) {
    List<Id> all = plus(members, added);
    return cluster.nodes().stream().flatMap(n -> FirewallParts.membersOf(n, all).stream()).toList();
  }

  private Interface added() {
    String name = name();
    Id id = Ids.fresh(project, node.id().value() + ":" + name);
    return Interface.of(id, name, network.role())
        .withAddresses(network.prefixes().stream().flatMap(p -> free(p).stream()).toList());
  }

  private String name() {
    List<String> there =
        interfaces()
            .filter(i -> network.members().contains(i.id()))
            .map(Interface::name)
            .distinct()
            .toList();
    boolean free =
        there.size() == 1
            && node.interfaces().stream().noneMatch(i -> i.name().equals(there.getFirst()));
    return free ? there.getFirst() : FirewallParts.nextName(node);
  }

  /** The first address behind those of the other nodes, else the first of all, that is free. */
  private Optional<InterfaceAddress> free(Prefix prefix) {
    Set<Ip> taken = taken();
    Ip start =
        interfaces()
            .filter(i -> network.members().contains(i.id()))
            .flatMap(i -> i.addresses().stream())
            .map(InterfaceAddress::address)
            .filter(prefix::contains)
            .max(Comparator.naturalOrder())
            .orElse(prefix.first());
    return free(prefix, start, taken)
        .or(() -> free(prefix, prefix.first(), taken))
        .map(ip -> new InterfaceAddress(ip, prefix.length()));
  }

  private static Optional<Ip> free(Prefix prefix, Ip start, Set<Ip> taken) {
    Ip ip = start;
    for (int i = 0; i < TRIES && prefix.contains(ip); i++) {
      if (isHost(prefix, ip) && !taken.contains(ip)) {
        return Optional.of(ip);
      }
      if (ip.equals(prefix.last())) {
        return Optional.empty();
      }
      ip = ip.next();
    }
    return Optional.empty();
  }

  /** Neither the network's own address (IPv6: the routers' anycast address) nor broadcast. */
  private static boolean isHost(Prefix prefix, Ip ip) {
    if (prefix.length() >= prefix.family().bits() - 1) {
      return true;
    }
    return !ip.equals(prefix.first())
        && !(prefix.family() == Family.IPV4 && ip.equals(prefix.last()));
  }

  private Set<Ip> taken() {
    Set<Ip> taken = new HashSet<>();
    interfaces().flatMap(i -> i.addresses().stream()).forEach(a -> taken.add(a.address()));
    for (Firewall firewall : project.firewalls()) {
      if (firewall instanceof Cluster cluster) {
        cluster.interfaces().stream()
            .flatMap(i -> i.addresses().stream())
            .forEach(a -> taken.add(a.address()));
      }
    }
    project.objects().stream()
        .filter(Host.class::isInstance)
        .flatMap(o -> ((Host) o).addresses().stream())
        .forEach(a -> taken.add(a.ip()));
    return taken;
  }

  private java.util.stream.Stream<Interface> interfaces() {
    return project.firewalls().stream()
        .flatMap(f -> f.nodes().stream())
        .flatMap(n -> n.interfaces().stream());
  }

  private static <T> List<T> plus(List<T> list, T added) {
    List<T> more = new ArrayList<>(list);
    more.add(added);
    return more;
  }
}

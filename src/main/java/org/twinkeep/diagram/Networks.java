package org.twinkeep.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.diagram.Topology.Badge;
import org.twinkeep.diagram.Topology.Port;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.SyncLine;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Kind;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.SyncLink;

/** Finds out which interfaces of a firewall are on the same network. */
final class Networks {

  private final Project project;
  private final Firewall firewall;
  private final AddedAddresses added;
  private final Routes routes;

  Networks(Project project, Firewall firewall) {
    this.project = project;
    this.firewall = firewall;
    this.added = new AddedAddresses(project, firewall);
    this.routes = new Routes(project, firewall);
  }

  /** Cluster interfaces first, then the rest, grouped by their prefixes. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    Set<Id> drawn = new HashSet<>();
    for (ClusterInterface shared : clusterInterfaces()) {
      List<Interface> members = interfaces(shared.members());
      segments.add(shared(shared, members));
      drawn.addAll(shared.members());
    }
    syncLinks().forEach(link -> drawn.addAll(link.members()));
    List<List<Interface>> groups = new ArrayList<>();
    for (Node node : firewall.nodes()) {
      for (Interface i : node.interfaces()) {
        if (i.kind() != Kind.LOOPBACK && i.kind() != Kind.BRIDGE_PORT && !drawn.contains(i.id())) {
          group(groups, i).add(i);
        }
      }
    }
    groups.forEach(group -> segments.add(segment(group.getFirst().id(), group, Optional.empty())));
    return segments;
  }

  /** The links none of whose interfaces has another purpose. */
  List<SyncLine> syncLines() {
    return syncLinks().stream()
        .filter(link -> link.members().stream().noneMatch(this::isShared))
        .filter(link -> !interfaces(link.members()).isEmpty())
        .map(
            link -> {
              List<Interface> members = interfaces(link.members());
              return new SyncLine(members.getFirst().id(), ports(members), prefixes(members));
            })
        .toList();
  }

  private boolean isShared(Id member) {
    return clusterInterfaces().stream().anyMatch(i -> i.members().contains(member));
  }

  private List<ClusterInterface> clusterInterfaces() {
    return switch (firewall) {
      case Cluster cluster -> cluster.interfaces();
      case StandaloneFirewall _ -> List.of();
    };
  }

  private List<SyncLink> syncLinks() {
    return switch (firewall) {
      case Cluster cluster -> cluster.syncLinks();
      case StandaloneFirewall _ -> List.of();
    };
  }

  /** The group whose members share a prefix with {@code added} and lie on other nodes. */
  private List<Interface> group(List<List<Interface>> groups, Interface added) {
    for (List<Interface> group : groups) {
      boolean sameNetwork =
          group.stream().anyMatch(i -> !disjoint(prefixes(List.of(i)), prefixes(List.of(added))));
      if (sameNetwork && group.stream().noneMatch(i -> owner(i).equals(owner(added)))) {
        return group;
      }
    }
    List<Interface> fresh = new ArrayList<>();
    groups.add(fresh);
    return fresh;
  }

  private static boolean disjoint(Collection<Prefix> a, Collection<Prefix> b) {
    return a.stream().noneMatch(b::contains);
  }

  private Segment shared(ClusterInterface shared, List<Interface> members) {
    Badge badge =
        new Badge(
            shared.id(),
            shared.vrid(),
            shared.addresses(),
            added.on(shared.id()),
            routes.following(members));
    return segment(shared.id(), members, Optional.of(badge));
  }

  private Segment segment(Id key, List<Interface> members, Optional<Badge> badge) {
    List<Prefix> prefixes = prefixes(members);
    List<Network> networks =
        project.objects().stream()
            .filter(Network.class::isInstance)
            .map(Network.class::cast)
            .filter(n -> prefixes.contains(n.prefix()))
            .toList();
    String fallback =
        project
            .element(key)
            .map(
                e ->
                    e instanceof Interface i
                        ? i.label().isEmpty() ? i.name() : i.label()
                        : e.name())
            .orElse("");
    boolean sync =
        members.stream()
            .anyMatch(i -> syncLinks().stream().anyMatch(l -> l.members().contains(i.id())));
    return new Segment(
        key,
        networks.stream().map(Network::id).toList(),
        networks.isEmpty() ? fallback : networks.getFirst().name(),
        prefixes,
        members.isEmpty() ? Role.OTHER : members.getFirst().role(),
        ports(members),
        badge,
        routes.staying(members),
        sync,
        0);
  }

  private List<Interface> interfaces(List<Id> ids) {
    return firewall.nodes().stream()
        .flatMap(node -> node.interfaces().stream())
        .filter(i -> ids.contains(i.id()))
        .toList();
  }

  private List<Port> ports(List<Interface> members) {
    return members.stream().map(i -> new Port(i.id(), owner(i), i.name(), i.addresses())).toList();
  }

  private Id owner(Interface i) {
    return firewall.nodes().stream()
        .filter(n -> n.findInterface(i.id()).isPresent())
        .findFirst()
        .map(Node::id)
        .orElse(firewall.id());
  }

  private static List<Prefix> prefixes(List<Interface> members) {
    return members.stream()
        .flatMap(i -> i.addresses().stream())
        .filter(a -> !a.address().isLinkLocal())
        .map(InterfaceAddress::network)
        .distinct()
        .sorted()
        .toList();
  }

  /** The network that an address is attached to, or reached by: the longest prefix wins. */
  static Optional<Segment> containing(List<Segment> segments, Prefix wanted) {
    return segments.stream()
        .flatMap(
            s ->
                s.reached()
                    .filter(p -> p.length() <= wanted.length() && p.contains(wanted.address()))
                    .map(p -> new Found(p, s)))
        .reduce((a, b) -> b.prefix().length() > a.prefix().length() ? b : a)
        .map(Found::segment);
  }

  private record Found(Prefix prefix, Segment segment) {}
}

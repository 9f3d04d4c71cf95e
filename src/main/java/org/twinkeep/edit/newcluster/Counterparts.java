package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;
import org.twinkeep.model.Zone;

/**
 * What of a new cluster stands for the parts of another firewall. An interface is the one on the
 * same network; else the one of the same name; else the only one with the same role.
 */
final class Counterparts {

  private final Firewall from;
  private final Cluster to;
  private final Map<Id, List<Id>> found = new HashMap<>();

  private Counterparts(Firewall from, Cluster to) {
    this.from = from;
    this.to = to;
  }

  /** Part of the one → parts of the other; what has none is missing. */
  static Map<Id, List<Id>> of(Firewall from, Cluster to) {
    Counterparts counterparts = new Counterparts(from, to);
    counterparts.found.put(from.id(), List.of(to.id()));
    for (int i = 0; i < from.nodes().size(); i++) {
      counterparts.node(from.nodes().get(i), i);
    }
    if (from instanceof Cluster cluster) {
      cluster.interfaces().forEach(counterparts::shared);
    }
    from.zones().forEach(counterparts::zone);
    return counterparts.found;
  }

  /**
   * The only machine of a firewall is the whole cluster; one of several is the one in its place.
   */
  private void node(Node node, int position) {
    boolean alone = from.nodes().size() == 1;
    if (alone) {
      found.put(node.id(), List.of(to.id()));
    } else if (position < to.nodes().size()) {
      found.put(node.id(), List.of(to.nodes().get(position).id()));
    }
    for (Interface each : node.interfaces()) {
      shared(each.name(), List.of(each))
          .flatMap(s -> alone ? Optional.of(s.id()) : member(s, position))
          .ifPresent(id -> found.put(each.id(), List.of(id)));
    }
  }

  private static Optional<Id> member(ClusterInterface shared, int position) {
    return shared.members().stream().skip(position).findFirst();
  }

  private void shared(ClusterInterface original) {
    List<Interface> members =
        interfaces(from).filter(i -> original.members().contains(i.id())).toList();
    shared(original.name(), members).ifPresent(s -> found.put(original.id(), List.of(s.id())));
  }

  private Optional<ClusterInterface> shared(String name, List<Interface> originals) {
    return first(s -> members(s).anyMatch(m -> originals.stream().anyMatch(o -> sameNetwork(m, o))))
        .or(() -> first(s -> s.name().equals(name)))
        .or(
            () -> {
              List<ClusterInterface> sameRole =
                  to.interfaces().stream()
                      .filter(
                          s ->
                              members(s)
                                  .anyMatch(
                                      m -> originals.stream().anyMatch(o -> o.role() == m.role())))
                      .toList();
              return sameRole.size() == 1 ? Optional.of(sameRole.getFirst()) : Optional.empty();
            });
  }

  private Optional<ClusterInterface> first(Predicate<ClusterInterface> which) {
    return to.interfaces().stream().filter(which).findFirst();
  }

  private Stream<Interface> members(ClusterInterface shared) {
    return interfaces(to).filter(i -> shared.members().contains(i.id()));
  }

  private static Stream<Interface> interfaces(Firewall firewall) {
    return firewall.nodes().stream().flatMap(n -> n.interfaces().stream());
  }

  private static boolean sameNetwork(Interface one, Interface other) {
    return one.addresses().stream()
        .filter(a -> !a.address().isLinkLocal())
        .map(InterfaceAddress::network)
        .anyMatch(p -> other.addresses().stream().anyMatch(a -> a.network().equals(p)));
  }

  /** All of its interfaces, or it would mean fewer than it did. */
  private void zone(Zone zone) {
    List<Id> members = new ArrayList<>();
    for (Id member : zone.members()) {
      List<Id> counterpart = found.get(member);
      if (counterpart == null) {
        return;
      }
      members.addAll(counterpart);
    }
    if (!members.isEmpty()) {
      found.put(zone.id(), members);
    }
  }

  /** What people call a part of a firewall. */
  static String name(Firewall firewall, Id part) {
    return firewall
        .elements()
        .filter(e -> e.id().equals(part))
        .map(Element::name)
        .findFirst()
        .orElse(part.value());
  }
}

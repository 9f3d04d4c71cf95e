package org.twinkeep.ui.topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.diagram.Topology;
import org.twinkeep.diagram.Topology.Badge;
import org.twinkeep.diagram.Topology.Port;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.SyncLine;
import org.twinkeep.edit.ConnectNode;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Network;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;

/** What is drawn and a node can be connected to: networks, sync links, and network objects. */
final class Joinable {

  private Joinable() {}

  /** Keys of everything that may be joined, in the order of the diagram. */
  static Stream<Id> keys(Topology topology) {
    return Stream.of(
            topology.segments().stream().map(Segment::key),
            topology.syncLines().stream().map(SyncLine::key),
            topology.things().stream()
                .filter(t -> t.kind() == Topology.Kind.NETWORK)
                .map(Topology.Thing::id))
        .flatMap(s -> s);
  }

  /** What stands under a key, when it can be joined. */
  static Optional<ConnectNode.Network> network(Project project, Topology topology, Id key) {
    return topology.segments().stream()
        .filter(s -> s.key().equals(key))
        .findFirst()
        .map(Joinable::of)
        .or(
            () ->
                topology.syncLines().stream()
                    .filter(s -> s.key().equals(key))
                    .findFirst()
                    .map(Joinable::of))
        .or(() -> project.object(key).filter(Network.class::isInstance).map(o -> of((Network) o)));
  }

  private static ConnectNode.Network of(Segment segment) {
    List<Prefix> prefixes =
        segment.prefixes().isEmpty()
            ? segment.badge().stream()
                .flatMap(b -> b.addresses().stream())
                .map(InterfaceAddress::network)
                .distinct()
                .toList()
            : segment.prefixes();
    return new ConnectNode.Network(
        segment.name(),
        prefixes,
        segment.role(),
        segment.ports().stream().map(Port::id).toList(),
        segment.badge().map(Badge::clusterInterface));
  }

  private static ConnectNode.Network of(SyncLine sync) {
    return new ConnectNode.Network(
        "the state sync link",
        sync.prefixes(),
        Role.SYNC,
        sync.ports().stream().map(Port::id).toList(),
        Optional.empty());
  }

  private static ConnectNode.Network of(Network object) {
    return new ConnectNode.Network(
        object.name(), List.of(object.prefix()), Role.OTHER, List.of(), Optional.empty());
  }
}

package org.twinkeep.ui.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.edit.ConnectNode;
import org.twinkeep.model.Id;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.workbench.Workbench;

/** Gives nodes interfaces on networks of the diagram. */
final class Connections {

  private final Workbench workbench;
  private final TopologyViewModel model;

  Connections(Workbench workbench, TopologyViewModel model) {
    this.workbench = workbench;
    this.model = model;
  }

  /** A network to which a node can get an interface. */
  record Connectable(Id key, String name) {}

  /** The networks on which a node has no interface yet. */
  List<Connectable> connectable(Id node) {
    return model.topology().stream()
        .flatMap(t -> Joinable.keys(t))
        .flatMap(key -> network(key).map(n -> new Connectable(key, n.name())).stream())
        .filter(c -> canConnect(node, c.key()))
        .toList();
  }

  /** The node that alone is selected. */
  Optional<Id> selectedNode() {
    Set<Id> keys = model.selectedKeys();
    return keys.size() == 1
        ? keys.stream().findFirst().filter(key -> node(key).isPresent())
        : Optional.empty();
  }

  boolean canConnect(Id node, Id network) {
    return node(node)
        .flatMap(n -> network(network).map(to -> ConnectNode.isPossible(n, to)))
        .orElse(false);
  }

  /** Gives a node an interface on a network, in one step, and selects it. */
  void connect(Id node, Id network) {
    Optional<Node> from = node(node);
    Optional<ConnectNode.Network> to = network(network);
    if (from.isPresent() && to.isPresent() && canConnect(node, network)) {
      Project project = workbench.project();
      Id added = ConnectNode.proposal(project, from.get(), to.get()).id();
      workbench.apply(ConnectNode.edit(project, from.get(), to.get()));
      model.select(List.of(added));
    }
  }

  private Optional<Node> node(Id id) {
    return workbench.project().element(id).filter(Node.class::isInstance).map(Node.class::cast);
  }

  private Optional<ConnectNode.Network> network(Id key) {
    return model.topology().flatMap(t -> Joinable.network(workbench.project(), t, key));
  }
}

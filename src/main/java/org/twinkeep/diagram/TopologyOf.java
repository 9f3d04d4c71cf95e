package org.twinkeep.diagram;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.diagram.Topology.Machine;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;

/** Project and firewall → what its diagram shows. */
public final class TopologyOf {

  private TopologyOf() {}

  /** The content of a firewall's diagram, without the nodes' states. */
  public static Topology firewall(Project project, Firewall firewall) {
    return firewall(project, firewall, Map.of());
  }

  /**
   * The content of a firewall's diagram.
   *
   * @param states how the nodes did when they were asked, by their ids
   */
  public static Topology firewall(Project project, Firewall firewall, Map<Id, NodeState> states) {
    Networks networks = new Networks(project, firewall);
    List<Segment> segments = networks.segments();
    Things things = new Things(project, firewall, segments);
    return new Topology(
        firewall.id(),
        firewall.nodes().stream().map(node -> machine(firewall, node, states)).toList(),
        segments.stream().map(s -> s.withHidden(things.hidden(s.key()))).toList(),
        networks.syncLines(),
        things.shown());
  }

  private static Machine machine(Firewall firewall, Node node, Map<Id, NodeState> states) {
    return new Machine(
        node.id(),
        node.name(),
        switch (firewall) {
          case Cluster _ -> List.of("priority " + node.priority());
          case StandaloneFirewall _ -> List.of();
        },
        Optional.ofNullable(states.get(node.id())));
  }
}

package org.twinkeep.compile.node;

import java.util.List;
import java.util.Optional;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;

/**
 * The node that files are generated for.
 *
 * @param project everything, for references
 * @param firewall the firewall the node belongs to
 * @param node the machine
 * @param backend the packet filter that is generated; may differ from the firewall's setting
 */
public record NodeContext(Project project, Firewall firewall, Node node, Backend backend) {

  /** The cluster; absent for a standalone firewall. */
  public Optional<Cluster> cluster() {
    return switch (firewall) {
      case Cluster cluster -> Optional.of(cluster);
      case StandaloneFirewall _ -> Optional.empty();
    };
  }

  /** The other nodes of the firewall, in its order. */
  public List<Node> peers() {
    return firewall.nodes().stream().filter(n -> !n.id().equals(node.id())).toList();
  }
}

package org.twinkeep.edit.newcluster;

import java.util.HashSet;
import java.util.Set;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.model.Management;

/** Names, management addresses and priorities of the nodes. */
final class NodesPage {

  private final ClusterDraft draft;
  private final DraftProblems problems;

  NodesPage(ClusterDraft draft, DraftProblems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void check() {
    if (draft.name().isBlank()) {
      problems.error(
          Page.NODES, "name", "name", "The cluster has no name.", "Type a name, such as lj-fw.");
    }
    if (draft.nodes().size() < 2) {
      problems.error(
          Page.NODES,
          "nodes",
          "nodes",
          "A cluster needs two nodes or more; one alone cannot take over from itself.",
          "Add a node.");
    }
    Set<String> names = new HashSet<>();
    Set<String> priorities = new HashSet<>();
    for (int i = 0; i < draft.nodes().size(); i++) {
      node(draft.nodes().get(i), "node " + (i + 1), names, priorities);
    }
  }

  private void node(NodeDraft node, String place, Set<String> names, Set<String> priorities) {
    if (!node.name().matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
      problems.error(
          Page.NODES,
          "node.name",
          place + " name",
          "'" + node.name() + "' is not a host name.",
          "Use letters, digits and hyphens, at most 63.");
    } else if (!names.add(node.name())) {
      problems.error(
          Page.NODES,
          "node.name.twice",
          place + " name",
          "Two nodes are called " + node.name() + ".",
          "Give each node a name of its own.");
    }
    if (node.address().isBlank()) {
      problems.warning(
          Page.NODES,
          "node.address",
          place + " address",
          node.name() + " has no management address, so nothing can be installed on it yet.",
          "Type the address or name that SSH finds it by, now or later in the inspector.");
    } else if (!Management.isAddress(node.address().strip())) {
      problems.error(
          Page.NODES,
          "node.address.unreadable",
          place + " address",
          "'" + node.address() + "' is neither an address nor a host name.",
          "Type an IP address or a host name.");
    }
    if (Typed.number(node.port(), 1, 65535).isEmpty()) {
      problems.error(
          Page.NODES,
          "node.port",
          place + " port",
          "'" + node.port() + "' is not a TCP port.",
          "Type a number from 1 to 65535; SSH usually has 22.");
    }
    if (!node.user().matches("[^\\s\\p{Cntrl}]+")) {
      problems.error(
          Page.NODES,
          "node.user",
          place + " user",
          node.name() + " has no user to log in as.",
          "Type root, or a user who may become root by sudo.");
    }
    if (Typed.number(node.priority(), 1, 254).isEmpty()) {
      problems.error(
          Page.NODES,
          "node.priority",
          place + " priority",
          "'" + node.priority() + "' is not a VRRP priority.",
          "Type a number from 1 to 254; the highest becomes master first.");
    } else if (!priorities.add(node.priority().strip())) {
      problems.error(
          Page.NODES,
          "node.priority.twice",
          place + " priority",
          "Two nodes have the priority " + node.priority() + ", so both would claim to be first.",
          "Give each node a priority of its own.");
    }
  }
}

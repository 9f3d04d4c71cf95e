package org.twinkeep.install.plan;

import java.util.List;

/**
 * What an install would change, node by node. An install does exactly this, or refuses.
 *
 * @param nodes in the order in which they are treated: backups first, the active node last
 * @param active the node that carries the traffic, or shall: the master, else the preferred one
 * @param withdraw whether the backups leave the cluster while the active node changes: what they
 *     say to each other changes, and they would not understand one another in between
 */
public record InstallPlan(List<NodePlan> nodes, String active, boolean withdraw) {

  /** Copies the list. */
  public InstallPlan {
    nodes = List.copyOf(nodes);
  }

  /** Whether there is nothing to do on any node. */
  public boolean isEmpty() {
    return nodes.stream().allMatch(NodePlan::isEmpty);
  }

  /** The plan of a node. */
  public NodePlan of(String node) {
    return nodes.stream()
        .filter(n -> n.node().equals(node))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the plan: " + node));
  }

  /** All of it, for people and for the history. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (NodePlan node : nodes) {
      text.append("# ").append(node.node());
      text.append(node.node().equals(active) ? " (active)" : " (backup)");
      text.append(": generation ").append(node.generation());
      text.append(node.replaces().isEmpty() ? ", the first" : " replaces " + node.replaces());
      text.append('\n');
      if (node.isEmpty()) {
        text.append("  nothing to do\n");
      }
      for (Step step : node.steps()) {
        text.append(step.sign()).append(' ').append(step.title()).append('\n');
        if (!step.difference().isEmpty()) {
          step.difference()
              .excerpt(3)
              .forEach(line -> text.append("    ").append(line).append('\n'));
        }
      }
      text.append('\n');
    }
    if (withdraw) {
      text.append("The backup leaves the cluster until the active node has changed.\n");
    }
    return text.toString();
  }
}

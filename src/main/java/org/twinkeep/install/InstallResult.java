package org.twinkeep.install;

import java.util.List;
import org.twinkeep.problem.Problem;

/**
 * How an install ended.
 *
 * @param nodes node by node, in the order of the plan
 * @param problems what went wrong; empty = nothing
 */
public record InstallResult(List<NodeEnd> nodes, List<Problem> problems) {

  /** Where a node stands now. */
  public enum End {
    /** It has the new generation and boots with it. */
    INSTALLED,
    /** Nothing was done to it. */
    UNCHANGED,
    /** It was changed and is as it was before. */
    ROLLED_BACK,
    /** It could not be asked; without a confirmation it goes back by itself. */
    UNKNOWN
  }

  /**
   * The end on one node.
   *
   * @param node its name
   * @param generation the one that was to be installed
   * @param end where it stands
   * @param text the same for people
   */
  public record NodeEnd(String node, String generation, End end, String text) {}

  /** Copies the lists. */
  public InstallResult {
    nodes = List.copyOf(nodes);
    problems = List.copyOf(problems);
  }

  /** All nodes have the new generation. */
  public boolean isInstalled() {
    return nodes.stream().allMatch(n -> n.end() == End.INSTALLED);
  }

  /** Some nodes have the new generation and others not. */
  public boolean isMixed() {
    return !isInstalled() && nodes.stream().anyMatch(n -> n.end() == End.INSTALLED);
  }
}

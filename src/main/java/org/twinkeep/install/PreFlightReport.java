package org.twinkeep.install;

import java.util.List;
import java.util.Optional;
import org.twinkeep.install.node.NodeFacts;
import org.twinkeep.problem.Problem;

/**
 * What was found before an install.
 *
 * @param nodes node by node
 */
public record PreFlightReport(List<NodeReport> nodes) {

  /**
   * One check on one node.
   *
   * @param title what was looked at
   * @param problems what is wrong; empty = nothing
   */
  public record CheckResult(String title, List<Problem> problems) {
    /** Copies the list. */
    public CheckResult {
      problems = List.copyOf(problems);
    }
  }

  /**
   * One node.
   *
   * @param node its name
   * @param facts what it said; absent = it could not be reached
   * @param checks what was looked at
   */
  public record NodeReport(String node, Optional<NodeFacts> facts, List<CheckResult> checks) {
    /** Copies the list. */
    public NodeReport {
      checks = List.copyOf(checks);
    }
  }

  /** Copies the list. */
  public PreFlightReport {
    nodes = List.copyOf(nodes);
  }

  /** Everything that is wrong, on all nodes. */
  public List<Problem> problems() {
    return nodes.stream()
        .flatMap(n -> n.checks().stream())
        .flatMap(c -> c.problems().stream())
        .toList();
  }

  /** Whether nothing forbids the install. */
  public boolean canInstall() {
    return problems().stream().noneMatch(Problem::isError);
  }
}

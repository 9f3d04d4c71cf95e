package org.twinkeep.compile;

import java.util.List;
import java.util.Optional;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Problem;

/**
 * What the compiler made of a firewall.
 *
 * @param firewall the firewall's id
 * @param bundles one for each node in the firewall's order; none when there is an error
 * @param problems what is wrong, worst first, without repetition
 */
public record Compilation(Id firewall, List<NodeBundle> bundles, List<Problem> problems) {

  /** Copies and sorts; withholds the bundles when there is an error. */
  public Compilation {
    problems = problems.stream().distinct().sorted(Problem.ORDER).toList();
    bundles = problems.stream().anyMatch(Problem::isError) ? List.of() : List.copyOf(bundles);
  }

  public boolean succeeded() {
    return problems.stream().noneMatch(Problem::isError);
  }

  /** The bundle of a node. */
  public Optional<NodeBundle> bundle(Id node) {
    return bundles.stream().filter(b -> b.node().equals(node.value())).findFirst();
  }
}

package org.twinkeep.check.fix;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Gives a node a priority of its own, a step below the one that it shares. */
final class LowerPriority implements Mending {

  /** As far apart as the program's own proposals, so that a tracked weight has room. */
  private static final int STEP = 10;

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    Optional<Firewall> firewall = problem.place().firewall().flatMap(project::firewall);
    Optional<Node> node =
        firewall.stream()
            .flatMap(f -> f.nodes().stream())
            .filter(n -> problem.place().element().equals(Optional.of(n.id())))
            .findFirst();
    Set<Integer> taken =
        firewall.stream()
            .flatMap(f -> f.nodes().stream())
            .map(Node::priority)
            .collect(Collectors.toSet());
    return node.flatMap(
        n ->
            IntStream.concat(
                    IntStream.iterate(n.priority() - STEP, p -> p >= 1, p -> p - STEP),
                    IntStream.iterate(n.priority() - 1, p -> p >= 1, p -> p - 1))
                .filter(p -> !taken.contains(p))
                .mapToObj(p -> use(n, p))
                .findFirst());
  }

  private static Edit use(Node node, int priority) {
    return ElementEdits.change(
        "Give " + node.name() + " priority " + priority,
        node.id(),
        Node.class,
        n -> n.withPriority(priority));
  }
}

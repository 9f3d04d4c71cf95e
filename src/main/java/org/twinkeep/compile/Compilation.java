package org.twinkeep.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Problem;

/**
 * What the compiler made of a firewall.
 *
 * @param firewall the firewall's id
 * @param drafts one for each node in the firewall's order, for reading; none when there is an error
 * @param problems what is wrong, worst first, without repetition
 * @param explanations by the id of a node: why the rules became what they did there, sentences,
 *     each with the id of its rule. One that begins with {@code #} is the rule's title
 */
public record Compilation(
    Id firewall,
    List<NodeBundle> drafts,
    List<Problem> problems,
    Map<Id, List<Line>> explanations) {

  /** Copies and sorts; withholds drafts and explanations when there is an error. */
  public Compilation {
    problems = problems.stream().distinct().sorted(Problem.ORDER).toList();
    drafts = problems.stream().anyMatch(Problem::isError) ? List.of() : List.copyOf(drafts);
    explanations = drafts.isEmpty() ? Map.of() : Map.copyOf(explanations);
  }

  /** Without a word on why. */
  public Compilation(Id firewall, List<NodeBundle> drafts, List<Problem> problems) {
    this(firewall, drafts, problems, Map.of());
  }

  /** Whether there are bundles: no error, and no danger that nobody acknowledged. */
  public boolean succeeded() {
    return problems.stream().noneMatch(Problem::forbidsBundle);
  }

  /** What may be written and installed: the drafts, once nothing forbids it. */
  public List<NodeBundle> bundles() {
    return succeeded() ? drafts : List.of();
  }

  /** Why the rules became what they did on a node. */
  public List<Line> explanation(Id node) {
    return explanations.getOrDefault(node, List.of());
  }

  /** The bundle of a node. */
  public Optional<NodeBundle> bundle(Id node) {
    return bundles().stream().filter(b -> b.node().equals(node.value())).findFirst();
  }
}

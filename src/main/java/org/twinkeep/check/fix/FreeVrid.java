package org.twinkeep.check.fix;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Gives a cluster interface the next VRID that no other one of the project has. */
final class FreeVrid implements Mending {

  private static final int LAST = 255;

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    Set<Integer> taken =
        project
            .firewallElements()
            .filter(ClusterInterface.class::isInstance)
            .map(i -> ((ClusterInterface) i).vrid())
            .collect(Collectors.toSet());
    return problem
        .place()
        .element()
        .flatMap(project::element)
        .filter(ClusterInterface.class::isInstance)
        .map(ClusterInterface.class::cast)
        .flatMap(
            i ->
                IntStream.concat(
                        IntStream.rangeClosed(i.vrid() + 1, LAST), IntStream.range(1, i.vrid()))
                    .filter(vrid -> !taken.contains(vrid))
                    .mapToObj(vrid -> use(i, vrid))
                    .findFirst());
  }

  private static Edit use(ClusterInterface iface, int vrid) {
    return ElementEdits.change(
        "Use VRID " + vrid, iface.id(), ClusterInterface.class, i -> i.withVrid(vrid));
  }
}

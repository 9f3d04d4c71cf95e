package org.twinkeep.check.fix;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.FindUses;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Reference;
import org.twinkeep.edit.References;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/**
 * Puts the first object with the same addresses in the place of a second one and deletes that.
 * Offered only when the first fits everywhere.
 */
final class MergeDuplicate implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return problem
        .place()
        .element()
        .flatMap(project::object)
        .flatMap(second -> first(project, second).flatMap(kept -> merge(project, second, kept)));
  }

  private static Optional<ProjectObject> first(Project project, ProjectObject second) {
    Optional<Set<IpRange>> wanted = ranges(second);
    return project.objects().stream()
        .filter(o -> !o.id().equals(second.id()))
        .filter(o -> ranges(o).isPresent() && ranges(o).equals(wanted))
        .findFirst();
  }

  private static Optional<Set<IpRange>> ranges(ProjectObject object) {
    return FixedAddresses.of(object).map(r -> r.stream().collect(Collectors.toSet()));
  }

  private static Optional<Edit> merge(Project project, ProjectObject second, ProjectObject kept) {
    List<Reference> uses = References.to(project, second.id());
    boolean fits =
        uses.stream().allMatch(FindUses::isReplaceable)
            && FindUses.misfits(project, uses, kept.id()).isEmpty();
    String title = "Use " + kept.name() + " instead";
    return fits
        ? Optional.of(
            Edit.all(
                title,
                List.of(
                    FindUses.replace(title, uses, kept.id()),
                    ElementEdits.delete(title, List.of(second.id())))))
        : Optional.empty();
  }
}

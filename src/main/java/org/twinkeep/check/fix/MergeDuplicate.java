package org.twinkeep.check.fix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.FindUses;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Reference;
import org.twinkeep.edit.References;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/**
 * Puts the first object with the same addresses in the place of a second one and deletes that.
 * Offered only when the first fits everywhere.
 */
final class MergeDuplicate implements Mending {

  private volatile Optional<Index> last = Optional.empty();

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    Index index =
        last.filter(i -> i.project() == project)
            .orElseGet(() -> Index.of(project)); // each line of a panel asks about one project
    last = Optional.of(index);
    return problem
        .place()
        .element()
        .flatMap(project::object)
        .flatMap(second -> index.other(second).flatMap(kept -> merge(index, second, kept)));
  }

  /**
   * What is known of a project.
   *
   * @param byAddresses objects with the same addresses, in their order
   * @param uses of each element
   */
  private record Index(
      Project project,
      Map<Set<IpRange>, List<ProjectObject>> byAddresses,
      Map<Id, List<Reference>> uses) {

    static Index of(Project project) {
      Map<Set<IpRange>, List<ProjectObject>> byAddresses = new HashMap<>();
      for (ProjectObject object : project.objects()) {
        FixedAddresses.of(object)
            .map(Set::copyOf)
            .ifPresent(own -> byAddresses.computeIfAbsent(own, a -> new ArrayList<>()).add(object));
      }
      return new Index(
          project,
          byAddresses,
          References.all(project).collect(Collectors.groupingBy(Reference::target)));
    }

    /** The first object with the addresses of this one. */
    Optional<ProjectObject> other(ProjectObject object) {
      return FixedAddresses.of(object)
          .map(Set::copyOf)
          .flatMap(
              own ->
                  byAddresses.getOrDefault(own, List.of()).stream()
                      .filter(o -> !o.id().equals(object.id()))
                      .findFirst());
    }
  }

  private static Optional<Edit> merge(Index index, ProjectObject second, ProjectObject kept) {
    List<Reference> uses = index.uses().getOrDefault(second.id(), List.of());
    boolean fits =
        uses.stream().allMatch(FindUses::isReplaceable)
            && FindUses.misfits(index.project(), uses, kept.id()).isEmpty();
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

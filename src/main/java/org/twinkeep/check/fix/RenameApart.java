package org.twinkeep.check.fix;

import java.util.Optional;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.Membership;
import org.twinkeep.edit.SharedNames;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/**
 * Adds the lowest number to a name that nothing else has. Not where a dynamic group would gain or
 * lose the object by its new name: that could let more pass.
 */
final class RenameApart implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return problem
        .place()
        .element()
        .flatMap(project::object)
        .map(object -> ElementEdits.rename(object.id(), SharedNames.free(project, object)))
        .filter(edit -> sameGroups(project, edit.applyTo(project)));
  }

  private static boolean sameGroups(Project before, Project after) {
    for (ProjectObject object : before.objects()) {
      if (object instanceof DynamicGroup
          && !Membership.of(before, object).equals(Membership.of(after, object))) {
        return false;
      }
    }
    return true;
  }
}

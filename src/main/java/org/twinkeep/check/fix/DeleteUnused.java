package org.twinkeep.check.fix;

import java.util.List;
import java.util.Optional;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Deletes an object that nothing uses. */
final class DeleteUnused implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return problem
        .place()
        .element()
        .flatMap(project::object)
        .map(o -> ElementEdits.delete("Delete " + o.name(), List.of(o.id())));
  }
}

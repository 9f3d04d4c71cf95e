package org.twinkeep.check.fix;

import java.util.Optional;
import org.twinkeep.edit.Edit;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Knows how to mend one kind of problem. */
@FunctionalInterface
interface Mending {

  /** The step; absent when this one has to be decided by the user. */
  Optional<Edit> of(Project project, Problem problem);
}

package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Finds one kind of mistake in a project. Pure: the same project gives the same problems. */
@FunctionalInterface
public interface Check {

  void run(Project project, Consumer<Problem> problems);
}

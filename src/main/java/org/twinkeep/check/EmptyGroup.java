package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/**
 * A group that stands for nothing. In a rule it is the compiler's error; here it is named at the
 * group itself.
 */
final class EmptyGroup implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (ProjectObject object : project.objects()) {
      if (Membership.isGroup(object)
          && Membership.leaves(project, Membership.of(project, object)).isEmpty()) {
        problems.accept(
            Problem.warning(
                "group.empty",
                Places.of(object).in("members"),
                "The group stands for nothing; a rule with it cannot be generated.",
                "Put something into it, or delete it."));
      }
    }
  }
}

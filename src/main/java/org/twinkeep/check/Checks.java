package org.twinkeep.check;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** All checks of the model. */
public final class Checks {

  private static final List<Check> ALL = List.of(new MissingReference(), new NatPolicyMissing());

  private Checks() {}

  public static List<Check> all() {
    return ALL;
  }

  /** What all checks find, worst first. */
  public static List<Problem> run(Project project) {
    List<Problem> found = new ArrayList<>();
    ALL.forEach(check -> check.run(project, found::add));
    return found.stream().distinct().sorted(Problem.ORDER).toList();
  }
}

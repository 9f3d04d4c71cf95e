package org.twinkeep.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.edit.SharedNames;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/** Two things that stand in the same cells under one name: in a rule they look the same. */
final class SameName implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    Map<String, String> first = new HashMap<>();
    for (Firewall firewall : project.firewalls()) {
      first.putIfAbsent(SharedNames.key(firewall), "A firewall");
    }
    for (ProjectObject object : project.objects()) {
      String other = first.putIfAbsent(SharedNames.key(object), "Another object");
      if (other != null) {
        problems.accept(
            Problem.warning(
                "object.name.duplicate",
                Places.of(object).in("name"),
                other + " has this name, too: in a rule nobody can tell them apart.",
                "Give one of them another name."));
      }
    }
  }
}

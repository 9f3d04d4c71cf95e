package org.twinkeep.check;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/** Two objects, or an object and a firewall, with one name: in a rule they look the same. */
final class SameName implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    Map<String, String> first = new HashMap<>();
    for (Firewall firewall : project.firewalls()) {
      first.putIfAbsent(key(firewall.name()), "A firewall");
    }
    for (ProjectObject object : project.objects()) {
      String other = first.putIfAbsent(key(object.name()), "Another object");
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

  /** People read names without regard to capitals and blanks around them. */
  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}

package org.twinkeep.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.edit.References;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** References to elements that do not exist. A missing member never becomes "any". */
final class MissingReference implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    Set<Id> known = new HashSet<>();
    project.objects().forEach(o -> known.add(o.id()));
    project.firewallElements().forEach(e -> known.add(e.id()));
    project
        .firewalls()
        .forEach(firewall -> firewall.ruleSets().all().forEach(set -> known.add(set.id())));
    References.all(project)
        .filter(r -> !known.contains(r.target()) && project.object(r.target()).isEmpty())
        .map(
            r ->
                Problem.error(
                    "reference.missing",
                    Places.of(project, r),
                    "It refers to '" + r.target() + "', which does not exist.",
                    "Take the reference out, or put another object in its place."))
        .forEach(problems);
  }
}

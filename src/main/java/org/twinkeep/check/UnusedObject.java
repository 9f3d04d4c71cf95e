package org.twinkeep.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.twinkeep.edit.Membership;
import org.twinkeep.edit.References;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/**
 * Objects that no rule, group or firewall speaks of. What the diagram shows is there to be seen and
 * not reported: what the user put into it, and networks that name one of a firewall's own.
 */
final class UnusedObject implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    Set<Id> used = new HashSet<>(project.diagram().keySet());
    References.all(project).forEach(r -> used.add(r.target()));
    for (ProjectObject object : project.objects()) {
      if (object instanceof DynamicGroup) {
        used.addAll(Membership.of(project, object));
      }
    }
    Set<Prefix> shown =
        Holding.all(project).map(h -> h.address().network()).collect(Collectors.toSet());
    for (ProjectObject object : project.objects()) {
      boolean names = object instanceof Network network && shown.contains(network.prefix());
      if (!used.contains(object.id()) && !names) {
        problems.accept(
            Problem.note(
                "object.unused",
                Places.of(object),
                "Nothing uses it.",
                "Delete it, or put it into a rule."));
      }
    }
  }
}

package org.twinkeep.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/** Groups that contain themselves, with the way by which they do. */
final class GroupCycle implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    Set<Id> done = new HashSet<>();
    for (ProjectObject object : project.objects()) {
      if (Membership.isGroup(object)) {
        walk(project, object, new ArrayList<>(), done, problems);
      }
    }
  }

  private static void walk(
      Project project,
      ProjectObject group,
      List<ProjectObject> path,
      Set<Id> done,
      Consumer<Problem> problems) {
    int before = path.indexOf(group);
    if (before >= 0) {
      problems.accept(problem(path.subList(before, path.size())));
      return;
    }
    if (!done.add(group.id())) {
      return;
    }
    path.add(group);
    for (Id member : Membership.of(project, group)) {
      Optional<ProjectObject> inner = project.object(member).filter(Membership::isGroup);
      if (inner.isPresent()) {
        walk(project, inner.get(), path, done, problems);
      }
    }
    path.removeLast();
  }

  private static Problem problem(List<ProjectObject> cycle) {
    ProjectObject first = cycle.getFirst();
    String way = cycle.stream().map(ProjectObject::name).collect(Collectors.joining(" > "));
    return Problem.error(
        "group.cycle",
        Places.of(first).in("members"),
        "The group contains itself: " + way + " > " + first.name() + ".",
        "Take one of these groups out of the one before it.");
  }
}

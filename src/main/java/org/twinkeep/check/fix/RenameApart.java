package org.twinkeep.check.fix;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.model.Element;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/** Adds the lowest number to a name that nothing else has. */
final class RenameApart implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return problem
        .place()
        .element()
        .flatMap(project::object)
        .map(object -> ElementEdits.rename(object.id(), free(project, object)));
  }

  private static String free(Project project, ProjectObject object) {
    Set<String> taken =
        Stream.concat(project.objects().stream(), project.firewalls().stream())
            .map(Element::name)
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return IntStream.rangeClosed(2, taken.size() + 2)
        .mapToObj(number -> object.name().strip() + "-" + number)
        .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }
}

package org.twinkeep.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;

/** Two objects with the same addresses; one of them is enough, and easier to keep right. */
final class SameObject implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    Map<List<IpRange>, ProjectObject> first = new HashMap<>();
    for (ProjectObject object : project.objects()) {
      Optional<List<IpRange>> ranges =
          FixedAddresses.of(object).map(r -> r.stream().sorted().distinct().toList());
      if (ranges.isPresent() && !ranges.get().isEmpty()) {
        ProjectObject other = first.putIfAbsent(ranges.get(), object);
        if (other != null) {
          String addresses = ranges.get().size() == 1 ? "the same address" : "the same addresses";
          problems.accept(
              Problem.note(
                  "object.duplicate",
                  Places.of(object).in("addresses"),
                  other.name() + " has " + addresses + ".",
                  "Use one of them everywhere, and delete the other."));
        }
      }
    }
  }
}

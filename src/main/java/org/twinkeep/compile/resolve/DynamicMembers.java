package org.twinkeep.compile.resolve;

import java.util.List;
import java.util.Locale;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;

/** Who belongs to a dynamic group at the moment. */
final class DynamicMembers {

  private DynamicMembers() {}

  /** Objects of the project that fulfil all conditions; none when the group has no condition. */
  static List<Id> of(DynamicGroup group, Project project) {
    if (group.tags().isEmpty() && group.folder().isEmpty() && group.namePattern().isEmpty()) {
      return List.of();
    }
    return project.objects().stream()
        .filter(AddressObject.class::isInstance)
        .filter(object -> !object.id().equals(group.id()))
        .filter(object -> belongs(object, group))
        .map(ProjectObject::id)
        .toList();
  }

  private static boolean belongs(ProjectObject object, DynamicGroup group) {
    String folder = object.head().folder();
    return object.head().tags().containsAll(group.tags())
        && (group.folder().isEmpty() || (folder + "/").startsWith(group.folder() + "/"))
        && fits(object.name(), group.namePattern());
  }

  /** Whether the pieces of the pattern occur in the name one after the other. */
  private static boolean fits(String name, String pattern) {
    String text = name.toLowerCase(Locale.ROOT);
    int from = 0;
    for (String piece : List.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))) {
      int at = text.indexOf(piece, from);
      if (at < 0) {
        return false;
      }
      from = at + piece.length();
    }
    return true;
  }
}

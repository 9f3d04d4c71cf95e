package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.ServiceGroup;

/** What groups consist of. */
public final class Membership {

  private Membership() {}

  /** Whether the element is a group of any kind, also one without members. */
  public static boolean isGroup(Element element) {
    return element instanceof ObjectGroup
        || element instanceof DynamicGroup
        || element instanceof ServiceGroup;
  }

  /**
   * The direct members of a group; none for everything else. A dynamic group has the address
   * objects of the project (not of the Standard library) that fulfil all its conditions; names are
   * compared without regard to case.
   */
  public static List<Id> of(Project project, Element element) {
    if (element instanceof ObjectGroup group) {
      return group.members();
    }
    if (element instanceof ServiceGroup group) {
      return group.members();
    }
    return element instanceof DynamicGroup group ? dynamic(project, group) : List.of();
  }

  /**
   * Everything that is reached from {@code ids} and is no group, each once, in the order in which
   * it is met. Ids that the project does not know stay in the list; a cycle of groups adds nothing.
   */
  public static List<Id> leaves(Project project, Collection<Id> ids) {
    List<Id> leaves = new ArrayList<>();
    collect(project, ids, leaves, new HashSet<>());
    return leaves;
  }

  private static void collect(
      Project project, Collection<Id> ids, List<Id> leaves, Set<Id> visited) {
    for (Id id : ids) {
      if (visited.add(id)) {
        Optional<Element> group = project.element(id).filter(Membership::isGroup);
        if (group.isPresent()) {
          collect(project, of(project, group.get()), leaves, visited);
        } else {
          leaves.add(id);
        }
      }
    }
  }

  private static List<Id> dynamic(Project project, DynamicGroup group) {
    if (group.tags().isEmpty() && group.folder().isEmpty() && group.namePattern().isEmpty()) {
      return List.of();
    }
    Pattern name = pattern(group.namePattern());
    return project.objects().stream()
        .filter(AddressObject.class::isInstance)
        .filter(o -> !o.id().equals(group.id()))
        .filter(o -> o.head().tags().containsAll(group.tags()))
        .filter(o -> isBelow(o.head().folder(), group.folder()))
        .filter(o -> name.matcher(o.name()).find())
        .map(Element::id)
        .toList();
  }

  private static boolean isBelow(String folder, String top) {
    return top.isEmpty() || folder.equals(top) || folder.startsWith(top + "/");
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}

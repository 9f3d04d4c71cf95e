package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.Zone;

/** Edits of what groups and zones consist of. */
public final class GroupEdits {

  private GroupEdits() {}

  /** Whether {@code member} may become a member of {@code group} without making a cycle. */
  public static boolean accepts(Project project, Element group, Element member) {
    boolean fits =
        group instanceof ObjectGroup && Fits.isAddress(member)
            || group instanceof ServiceGroup && member instanceof Service
            || group instanceof Zone && isInterfaceBeside(project, group, member);
    return fits && !reaches(project, member.id(), group.id());
  }

  /** Adds members at the end; those that it has already stay where they are. */
  public static Edit add(Element group, Collection<Id> added) {
    List<Id> members = new ArrayList<>(members(group));
    members.addAll(added);
    return setMembers("Add to " + group.name(), group.id(), members);
  }

  public static Edit remove(Element group, Collection<Id> removed) {
    Set<Id> gone = Set.copyOf(removed);
    List<Id> rest = members(group).stream().filter(m -> !gone.contains(m)).toList();
    return setMembers("Take out of " + group.name(), group.id(), rest);
  }

  private static Edit setMembers(String title, Id group, List<Id> members) {
    return ElementEdits.change(title, group, Element.class, e -> withMembers(e, members));
  }

  private static List<Id> members(Element group) {
    if (group instanceof ObjectGroup g) {
      return g.members();
    }
    if (group instanceof ServiceGroup g) {
      return g.members();
    }
    return group instanceof Zone z ? z.members() : List.of();
  }

  private static Element withMembers(Element group, List<Id> members) {
    if (group instanceof ObjectGroup g) {
      return new ObjectGroup(g.head(), members);
    }
    if (group instanceof ServiceGroup g) {
      return new ServiceGroup(g.head(), members);
    }
    return group instanceof Zone z ? new Zone(z.id(), z.name(), members) : group;
  }

  private static boolean isInterfaceBeside(Project project, Element zone, Element member) {
    return (member instanceof Interface || member instanceof ClusterInterface)
        && project.owner(zone.id()).equals(project.owner(member.id()));
  }

  /** Whether {@code from} is {@code target} or a group that contains it at any depth. */
  private static boolean reaches(Project project, Id from, Id target) {
    List<Id> waiting = new ArrayList<>(List.of(from));
    Set<Id> seen = new HashSet<>();
    while (!waiting.isEmpty()) {
      Id id = waiting.removeLast();
      if (id.equals(target)) {
        return true;
      }
      if (seen.add(id)) {
        project.element(id).ifPresent(e -> waiting.addAll(Membership.of(project, e)));
      }
    }
    return false;
  }
}

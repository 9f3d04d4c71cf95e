package org.twinkeep.edit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.Zone;

/** Edits of any element: an object, a firewall or a part of one. */
public final class ElementEdits {

  private ElementEdits() {}

  /**
   * Replaces the element by what {@code change} makes of it; its kind and id must stay. Nothing
   * happens when it is gone meanwhile.
   */
  public static <E extends Element> Edit change(
      String title, Id id, Class<E> kind, UnaryOperator<E> change) {
    return new Edit(
        title,
        project ->
            own(project, id)
                .filter(kind::isInstance)
                .map(e -> with(project, change.apply(kind.cast(e))))
                .orElse(project));
  }

  /** Gives the element another name; references hold its id and stay. */
  public static Edit rename(Id id, String newName) {
    return change("Rename to " + newName, id, Element.class, e -> renamed(e, newName));
  }

  /**
   * Takes elements away. References to them stay and are errors until they are mended: a cell or
   * group that lost its last member would otherwise mean something wider.
   */
  public static Edit delete(String title, Collection<Id> deleted) {
    Set<Id> gone = Set.copyOf(deleted);
    return new Edit(
        title,
        project -> {
          List<ProjectObject> rest =
              project.objects().stream().filter(o -> !gone.contains(o.id())).toList();
          Project without =
              rest.size() == project.objects().size()
                  ? project
                  : project.withObjects(ObjectTable.of(rest));
          return without.withFirewalls(
              project.firewalls().stream()
                  .filter(f -> !gone.contains(f.id()))
                  .map(f -> withoutParts(f, gone))
                  .toList());
        });
  }

  /** Why an element cannot be deleted, as a sentence; absent when it can. */
  public static Optional<String> whyKept(Project project, Element element) {
    if (element.id().isStandard()) {
      return Optional.of(element.name() + " belongs to the Standard library, which never changes.");
    }
    boolean onlyNode =
        element instanceof Node
            && project.owner(element.id()).filter(StandaloneFirewall.class::isInstance).isPresent();
    return onlyNode
        ? Optional.of(element.name() + " is the firewall's only node; delete the firewall instead.")
        : Optional.empty();
  }

  /** The element, when it belongs to the project itself and not to the Standard library. */
  private static Optional<Element> own(Project project, Id id) {
    return id.isStandard() ? Optional.empty() : project.element(id);
  }

  private static Element renamed(Element element, String name) {
    return switch (element) {
      case ProjectObject o -> o.withHead(o.head().withName(name));
      case Firewall f -> f.withHead(f.head().withName(name));
      case Node n -> n.withName(name);
      case Interface i -> i.withName(name);
      case ClusterInterface i -> i.withName(name);
      case Zone z -> new Zone(z.id(), name, z.members());
    };
  }

  private static Project with(Project project, Element changed) {
    return switch (changed) {
      case ProjectObject o -> project.withObjects(project.objects().with(o));
      case Firewall f -> project.with(f);
      case Node n -> inOwner(project, n.id(), f -> f.withNodes(replace(f.nodes(), n)));
      case Interface i ->
          inOwner(
              project,
              i.id(),
              f ->
                  f.withNodes(
                      f.nodes().stream()
                          .map(n -> n.withInterfaces(replace(n.interfaces(), i)))
                          .toList()));
      case ClusterInterface i ->
          inOwner(
              project,
              i.id(),
              f ->
                  switch (f) {
                    case Cluster c -> c.withInterfaces(replace(c.interfaces(), i));
                    case StandaloneFirewall s -> s;
                  });
      case Zone z -> inOwner(project, z.id(), f -> f.withZones(replace(f.zones(), z)));
    };
  }

  private static Project inOwner(Project project, Id part, Function<Firewall, Firewall> change) {
    return project.owner(part).map(f -> project.with(change.apply(f))).orElse(project);
  }

  private static <E extends Element> List<E> replace(List<E> elements, E changed) {
    return elements.stream().map(e -> e.id().equals(changed.id()) ? changed : e).toList();
  }

  private static Firewall withoutParts(Firewall firewall, Set<Id> gone) {
    if (firewall.elements().noneMatch(e -> gone.contains(e.id()))) {
      return firewall;
    }
    Firewall common = firewall.withZones(without(firewall.zones(), gone));
    return switch (common) {
      case Cluster c ->
          c.withNodes(
                  without(c.nodes(), gone).stream().map(n -> withoutInterfaces(n, gone)).toList())
              .withInterfaces(without(c.interfaces(), gone));
      case StandaloneFirewall s -> s.withNodes(List.of(withoutInterfaces(s.node(), gone)));
    };
  }

  private static Node withoutInterfaces(Node node, Set<Id> gone) {
    return node.withInterfaces(without(node.interfaces(), gone));
  }

  private static <E extends Element> List<E> without(List<E> elements, Set<Id> gone) {
    return elements.stream().filter(e -> !gone.contains(e.id())).toList();
  }
}

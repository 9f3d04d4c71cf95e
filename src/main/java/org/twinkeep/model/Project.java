package org.twinkeep.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that is edited together, as one immutable value.
 *
 * @param name what people call it
 * @param comment free text
 * @param objects objects and services of this project, without the Standard library
 * @param firewalls in the order shown
 * @param diagram positions that the user chose in the diagram, by element
 * @param acknowledgements dangers that the user accepted
 */
public record Project(
    String name,
    String comment,
    ObjectTable objects,
    List<Firewall> firewalls,
    SortedMap<Id, Point> diagram,
    List<Acknowledgement> acknowledgements) {

  /** Copies the collections. */
  public Project {
    firewalls = List.copyOf(firewalls);
    diagram = Collections.unmodifiableSortedMap(new TreeMap<>(diagram));
    acknowledgements = List.copyOf(acknowledgements);
  }

  /** A project without content. */
  public static Project empty(String name) {
    return new Project(
        name, "", ObjectTable.EMPTY, List.of(), Collections.emptySortedMap(), List.of());
  }

  /** The object, also from the Standard library, with this id. */
  public Optional<ProjectObject> object(Id id) {
    return id.isStandard() ? StandardLibrary.find(id) : objects.find(id);
  }

  /** The element with this id: an object or a part of a firewall. */
  public Optional<Element> element(Id id) {
    Optional<Element> object = object(id).map(o -> o);
    return object.isPresent()
        ? object
        : firewallElements().filter(e -> e.id().equals(id)).findFirst();
  }

  /** Firewalls and all their parts. */
  public Stream<Element> firewallElements() {
    return firewalls.stream().flatMap(Firewall::elements);
  }

  public Optional<Firewall> firewall(Id id) {
    return firewalls.stream().filter(f -> f.id().equals(id)).findFirst();
  }

  /** The firewall to which a node, interface, cluster interface, zone or rule set belongs. */
  public Optional<Firewall> owner(Id part) {
    return firewalls.stream()
        .filter(
            f ->
                f.elements().anyMatch(e -> e.id().equals(part))
                    || f.ruleSets().find(part).isPresent())
        .findFirst();
  }

  public Project withName(String v) {
    return new Project(v, comment, objects, firewalls, diagram, acknowledgements);
  }

  public Project withComment(String v) {
    return new Project(name, v, objects, firewalls, diagram, acknowledgements);
  }

  public Project withObjects(ObjectTable v) {
    return new Project(name, comment, v, firewalls, diagram, acknowledgements);
  }

  public Project withFirewalls(List<Firewall> v) {
    return new Project(name, comment, objects, v, diagram, acknowledgements);
  }

  /** The same project with the firewall of the same id replaced. */
  public Project with(Firewall changed) {
    return withFirewalls(
        firewalls.stream().map(f -> f.id().equals(changed.id()) ? changed : f).toList());
  }

  public Project withDiagram(SortedMap<Id, Point> v) {
    return new Project(name, comment, objects, firewalls, v, acknowledgements);
  }

  public Project withAcknowledgements(List<Acknowledgement> v) {
    return new Project(name, comment, objects, firewalls, diagram, v);
  }
}

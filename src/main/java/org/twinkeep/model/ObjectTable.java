package org.twinkeep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's own objects in the order in which they were made, found by id in constant time.
 *
 * <p>Replacing an object shares the index with the old table, so that an edit copies one array of
 * references and nothing else.
 */
public final class ObjectTable implements Iterable<ProjectObject> {

  /** No objects. */
  public static final ObjectTable EMPTY = new ObjectTable(List.of(), Map.of());

  private final List<ProjectObject> objects;
  private final Map<Id, Integer> positions;

  private ObjectTable(List<ProjectObject> objects, Map<Id, Integer> positions) {
    this.objects = objects;
    this.positions = positions;
  }

  /**
   * A table of the given objects.
   *
   * @throws IllegalArgumentException when two have the same id, or one has an id of the Standard
   *     library
   */
  public static ObjectTable of(List<? extends ProjectObject> objects) {
    Map<Id, Integer> positions = new HashMap<>();
    for (ProjectObject object : objects) {
      if (object.id().isStandard()) {
        throw new IllegalArgumentException(
            "the id " + object.id() + " is reserved for the Standard library");
      }
      if (positions.put(object.id(), positions.size()) != null) {
        throw new IllegalArgumentException("two objects have the id " + object.id());
      }
    }
    return new ObjectTable(List.copyOf(objects), positions);
  }

  public Optional<ProjectObject> find(Id id) {
    Integer position = positions.get(id);
    return position == null ? Optional.empty() : Optional.of(objects.get(position));
  }

  /**
   * The table with {@code object} added at the end, or in the place of the one with the same id.
   */
  public ObjectTable with(ProjectObject object) {
    List<ProjectObject> changed = new ArrayList<>(objects);
    Integer position = positions.get(object.id());
    if (position != null) {
      changed.set(position, object);
      return new ObjectTable(List.copyOf(changed), positions);
    }
    changed.add(object);
    return of(changed);
  }

  /** The table without the object of this id. */
  public ObjectTable without(Id id) {
    return positions.containsKey(id)
        ? of(objects.stream().filter(o -> !o.id().equals(id)).toList())
        : this;
  }

  public List<ProjectObject> all() {
    return objects;
  }

  public int size() {
    return objects.size();
  }

  public Stream<ProjectObject> stream() {
    return objects.stream();
  }

  @Override
  public Iterator<ProjectObject> iterator() {
    return objects.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectTable table && objects.equals(table.objects);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(objects);
  }

  @Override
  public String toString() {
    return objects.toString();
  }
}

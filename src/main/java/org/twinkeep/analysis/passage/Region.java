package org.twinkeep.analysis.passage;

import java.util.ArrayList;
import java.util.List;

/** New connections: a union of boxes of sources, destinations and services. */
record Region(List<Box> boxes) {

  /** Every combination of these sources, destinations and services. */
  record Box(Ranges source, Ranges destination, Ranges service) {

    boolean isEmpty() {
      return source.isEmpty() || destination.isEmpty() || service.isEmpty();
    }

    Box and(Box other) {
      return new Box(
          source.and(other.source), destination.and(other.destination), service.and(other.service));
    }

    /** The rest in disjoint boxes. */
    List<Box> minus(Box other) {
      Box common = and(other);
      if (common.isEmpty()) {
        return List.of(this);
      }
      List<Box> rest = new ArrayList<>();
      rest.add(new Box(source.minus(other.source), destination, service));
      rest.add(new Box(common.source, destination.minus(other.destination), service));
      rest.add(new Box(common.source, common.destination, service.minus(other.service)));
      rest.removeIf(Box::isEmpty);
      return rest;
    }
  }

  /** Copies the list, without empty boxes. */
  Region {
    boxes = boxes.stream().filter(b -> !b.isEmpty()).toList();
  }

  boolean isEmpty() {
    return boxes.isEmpty();
  }

  Region and(List<Box> others) {
    return new Region(boxes.stream().flatMap(b -> others.stream().map(b::and)).toList());
  }

  Region minus(List<Box> others) {
    List<Box> rest = boxes;
    for (Box other : others) {
      rest = rest.stream().flatMap(b -> b.minus(other).stream()).toList();
    }
    return new Region(rest);
  }

  Region with(Region other) {
    List<Box> all = new ArrayList<>(boxes);
    all.addAll(other.minus(boxes).boxes());
    return new Region(all);
  }
}

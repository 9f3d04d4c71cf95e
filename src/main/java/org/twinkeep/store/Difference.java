package org.twinkeep.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be written so that a stored project becomes another one.
 *
 * <p>Two parts with the very same value are equal, and so is everything below them: the comparison
 * only walks along the paths that an edit copied. A part whose value was replaced keeps its number
 * when a sibling of the same name is gone.
 */
final class Difference {

  /** A row to write. */
  record Version(long number, String kind, long parent, long position, String body) {}

  /**
   * The result.
   *
   * @param written new versions
   * @param ended numbers of the parts whose current version ends: replaced and removed ones
   * @param root the project as it is stored afterwards
   * @param change to be added to the fingerprint of the whole
   */
  record Outcome(List<Version> written, List<Long> ended, Stored root, Fingerprint change) {
    /** Copies the lists. */
    Outcome {
      written = List.copyOf(written);
      ended = List.copyOf(ended);
    }

    boolean isEmpty() {
      return written.isEmpty() && ended.isEmpty();
    }
  }

  private static final long ROOT_PARENT = 0;

  private final List<Version> written = new ArrayList<>();
  private final List<Long> ended = new ArrayList<>();
  private Fingerprint change = Fingerprint.NONE;
  private long lastNumber;

  private Difference(long lastNumber) {
    this.lastNumber = lastNumber;
  }

  /**
   * Compares.
   *
   * @param old what is stored; absent = nothing
   * @param lastNumber the highest number ever given to a part of this project
   */
  static Outcome between(Optional<Stored> old, Part.Root wanted, long lastNumber) {
    Difference difference = new Difference(lastNumber);
    Stored root = difference.store(old.orElse(null), wanted, ROOT_PARENT, 1);
    return new Outcome(difference.written, difference.ended, root, difference.change);
  }

  private Stored store(@Nullable Stored old, Part wanted, long parent, long position) {
    if (old != null && same(old, wanted) && old.position() == position) {
      return old;
    }
    long number = old == null ? ++lastNumber : old.number();
    String body = wanted.body();
    Fingerprint print = Fingerprint.of(number, wanted.kind(), parent, position, body);
    if (old == null || !old.print().equals(print)) {
      if (old != null) {
        ended.add(number);
        change = change.minus(old.print());
      }
      written.add(new Version(number, wanted.kind(), parent, position, body));
      change = change.plus(print);
    }
    List<Stored> children =
        old != null && same(old, wanted)
            ? old.children()
            : storeAll(old == null ? List.of() : old.children(), wanted.children(), number);
    return new Stored(number, position, wanted, print, children);
  }

  /**
   * Stores siblings. What stands unchanged at the beginning and at the end is not looked at any
   * further: an edit in a long table is cheap.
   */
  private List<Stored> storeAll(List<Stored> old, List<Part> wanted, long parent) {
    int shorter = Math.min(old.size(), wanted.size());
    int head = 0;
    while (head < shorter && same(old.get(head), wanted.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && same(old.get(old.size() - 1 - tail), wanted.get(wanted.size() - 1 - tail))) {
      tail++;
    }
    int oldTail = old.size() - tail;
    int wantedTail = wanted.size() - tail;
    List<Part> middle = wanted.subList(head, wantedTail);
    List<@Nullable Stored> found = match(old.subList(head, oldTail), middle);
    Optional<long[]> positions =
        Positions.between(
            head == 0 ? 0 : old.get(head - 1).position(),
            tail == 0 ? Positions.END : old.get(oldTail).position(),
            found);
    if (positions.isEmpty()) {
      found.addAll(0, old.subList(0, head));
      found.addAll(old.subList(oldTail, old.size()));
      return storeAt(Positions.even(found.size()), found, wanted, parent);
    }
    List<Stored> result = new ArrayList<>(wanted.size());
    result.addAll(old.subList(0, head));
    result.addAll(storeAt(positions.get(), found, middle, parent));
    result.addAll(old.subList(oldTail, old.size()));
    return result;
  }

  private static boolean same(Stored stored, Part wanted) {
    return stored.part().value() == wanted.value();
  }

  private List<Stored> storeAt(
      long[] positions, List<@Nullable Stored> found, List<Part> wanted, long parent) {
    List<Stored> result = new ArrayList<>(wanted.size());
    for (int i = 0; i < wanted.size(); i++) {
      result.add(store(found.get(i), wanted.get(i), parent, positions[i]));
    }
    return result;
  }

  /** For each wanted part the stored one that it continues; ends the ones that are left over. */
  private List<@Nullable Stored> match(List<Stored> old, List<Part> wanted) {
    Map<Object, Stored> byValue = new IdentityHashMap<>();
    Map<String, Deque<Stored>> byName = new HashMap<>();
    for (Stored stored : old) {
      Stored twin = byValue.put(stored.part().value(), stored);
      if (twin != null) { // the same value twice: the second one is stored afresh
        end(twin);
      }
    }
    List<@Nullable Stored> found = new ArrayList<>(wanted.size());
    wanted.forEach(part -> found.add(byValue.remove(part.value())));
    old.stream()
        .filter(stored -> byValue.containsKey(stored.part().value()))
        .forEach(
            stored ->
                byName.computeIfAbsent(stored.part().name(), n -> new ArrayDeque<>()).add(stored));
    for (int i = 0; i < wanted.size() && !byName.isEmpty(); i++) {
      Deque<Stored> sameName = byName.get(wanted.get(i).name());
      if (found.get(i) == null && sameName != null) {
        found.set(i, sameName.poll());
      }
    }
    byName.values().forEach(left -> left.forEach(this::end));
    return found;
  }

  private void end(Stored stored) {
    ended.add(stored.number());
    change = change.minus(stored.print());
    stored.children().forEach(this::end);
  }
}

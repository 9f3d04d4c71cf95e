package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;

/**
 * Tidies conditions of which each is a single match: no tool takes two conditions on the same
 * interface, nor iptables the same protocol twice.
 */
final class Literals {

  private Literals() {}

  /**
   * The same conditions without contradiction or repetition; absent when they exclude each other.
   */
  static Optional<List<Condition>> tidy(List<Condition> literals) {
    List<Condition> kept = new ArrayList<>();
    for (Condition next : literals) {
      int before = sameDevice(kept, next);
      if (before < 0) {
        if (!kept.contains(next) && !joinPorts(kept, next)) {
          kept.add(next);
        }
        continue;
      }
      Optional<Condition> joined = join(kept.get(before), next);
      if (joined.isEmpty()) {
        return Optional.empty();
      }
      kept.set(before, joined.get());
    }
    return Optional.of(kept);
  }

  /** A protocol is named once in a line. */
  private static boolean joinPorts(List<Condition> kept, Condition next) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).anyOf().getFirst() instanceof Match.Ports a
          && next.anyOf().getFirst() instanceof Match.Ports b
          && !kept.get(i).negated()
          && !next.negated()) {
        Optional<Match.Ports> both = a.and(b);
        if (both.isPresent()) {
          kept.set(i, Condition.is(both.get()));
          return true;
        }
      }
    }
    return false;
  }

  private static int sameDevice(List<Condition> kept, Condition next) {
    if (next.anyOf().getFirst() instanceof Match.Device device) {
      for (int i = 0; i < kept.size(); i++) {
        if (kept.get(i).anyOf().getFirst() instanceof Match.Device other
            && other.direction() == device.direction()
            && !(kept.get(i).negated() && next.negated())) {
          return i;
        }
      }
    }
    return -1;
  }

  private static Optional<Condition> join(Condition a, Condition b) {
    Condition positive = a.negated() ? b : a;
    Condition other = a.negated() ? a : b;
    Match.Device device = (Match.Device) positive.anyOf().getFirst();
    SortedSet<String> names = new TreeSet<>(device.names());
    SortedSet<String> others = ((Match.Device) other.anyOf().getFirst()).names();
    if (other.negated()) {
      names.removeAll(others);
    } else {
      names.retainAll(others);
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(Condition.is(new Match.Device(device.direction(), names)));
  }
}

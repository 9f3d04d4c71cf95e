package org.twinkeep.compile.place;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;

/** Conditions on interfaces that no packet can fulfil together. */
final class Interfaces {

  private Interfaces() {}

  /** Whether no packet fulfils all of them; false where that is not certain. */
  static boolean exclude(List<Condition> conditions) {
    Optional<Set<String>> in = left(conditions, Direction.IN);
    Optional<Set<String>> out = left(conditions, Direction.OUT);
    return in.filter(Set::isEmpty).isPresent()
        || out.filter(Set::isEmpty).isPresent()
        || conditions.stream()
            .filter(c -> !c.isAlways() && !c.negated())
            .anyMatch(c -> c.anyOf().stream().allMatch(m -> isOut(m, in, out)));
  }

  private static boolean isOut(Match match, Optional<Set<String>> in, Optional<Set<String>> out) {
    return match instanceof Match.Device device
        && (device.direction() == Direction.IN ? in : out)
            .filter(left -> left.stream().noneMatch(device.names()::contains))
            .isPresent();
  }

  /** The interfaces that conditions on one direction alone leave; absent = any. */
  private static Optional<Set<String>> left(List<Condition> conditions, Direction direction) {
    Optional<Set<String>> left = Optional.empty();
    Set<String> excluded = new HashSet<>();
    for (Condition condition : conditions) {
      if (condition.anyOf().size() == 1
          && condition.anyOf().getFirst() instanceof Match.Device device
          && device.direction() == direction) {
        if (condition.negated()) {
          excluded.addAll(device.names());
        } else {
          Set<String> names = new HashSet<>(device.names());
          left.ifPresent(names::retainAll);
          left = Optional.of(names);
        }
      }
    }
    left.ifPresent(names -> names.removeAll(excluded));
    return left;
  }
}

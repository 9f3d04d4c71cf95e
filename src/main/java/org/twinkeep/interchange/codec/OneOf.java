package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects that hold exactly one of several properties. */
final class OneOf {

  private OneOf() {}

  /** The one that is given; none or several are noted as a fault. */
  @SafeVarargs
  static <T> Optional<T> given(Input in, String names, Optional<? extends T>... values) {
    List<? extends T> given = Stream.of(values).flatMap(Optional::stream).toList();
    if (given.size() != 1) {
      in.refuse(
          "", "Here stand " + given.size() + " of: " + names + ".", "Write exactly one of them.");
      return Optional.empty();
    }
    return Optional.of(given.getFirst());
  }
}

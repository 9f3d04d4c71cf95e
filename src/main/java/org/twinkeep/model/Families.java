package org.twinkeep.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sets of address families in their natural order. */
public final class Families {

  /** IPv4 and IPv6. */
  public static final Set<Family> BOTH = ordered(EnumSet.allOf(Family.class));

  /** What rules can be meant for. */
  public static final List<Set<Family>> CHOICES =
      List.of(BOTH, Set.of(Family.IPV4), Set.of(Family.IPV6));

  private Families() {}

  /** As people say it: {@code IPv4 and IPv6}, or {@code IPv4 only}. */
  public static String words(Set<Family> families) {
    String labels = String.join(" and ", ordered(families).stream().map(Family::label).toList());
    return families.size() == 1 ? labels + " only" : labels;
  }

  /** An unmodifiable copy that iterates IPv4 before IPv6. */
  public static Set<Family> ordered(Set<Family> families) {
    return Collections.unmodifiableSet(
        families.isEmpty() ? EnumSet.noneOf(Family.class) : EnumSet.copyOf(families));
  }
}

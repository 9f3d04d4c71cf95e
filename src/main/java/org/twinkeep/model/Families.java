package org.twinkeep.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of address families in their natural order. */
public final class Families {

  /** IPv4 and IPv6. */
  public static final Set<Family> BOTH = ordered(EnumSet.allOf(Family.class));

  private Families() {}

  /** An unmodifiable copy that iterates IPv4 before IPv6. */
  public static Set<Family> ordered(Set<Family> families) {
    return Collections.unmodifiableSet(
        families.isEmpty() ? EnumSet.noneOf(Family.class) : EnumSet.copyOf(families));
  }
}

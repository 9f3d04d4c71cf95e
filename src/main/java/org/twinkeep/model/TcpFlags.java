package org.twinkeep.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A match on TCP flags as iptables writes it: of the flags in {@code mask} exactly those in {@code
 * set} are set.
 *
 * @param mask the flags looked at; not empty
 * @param set those of them that must be set
 */
public record TcpFlags(Set<Flag> mask, Set<Flag> set) {

  /** The six flags of RFC 9293 that iptables can name. */
  public enum Flag {
    FIN,
    SYN,
    RST,
    PSH,
    ACK,
    URG
  }

  /** Checks that {@code set} lies within {@code mask}, and fixes the order. */
  public TcpFlags {
    if (mask.isEmpty() || !mask.containsAll(set)) {
      throw new IllegalArgumentException(
          "the flags to be set must be among the flags looked at, and at least one must be looked at");
    }
    mask = ordered(mask);
    set = ordered(set);
  }

  private static Set<Flag> ordered(Set<Flag> flags) {
    return Collections.unmodifiableSet(
        flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags));
  }
}

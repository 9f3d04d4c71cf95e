package org.twinkeep.compile.resolve;

import java.util.List;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/** What an address is translated to, in one family. */
public sealed interface NatTarget {

  /**
   * Fixed addresses.
   *
   * @param ranges sorted and joined
   */
  record Fixed(List<IpRange> ranges) implements NatTarget {
    /** Copies the list. */
    public Fixed {
      ranges = List.copyOf(ranges);
    }
  }

  /** A whole network, address by address. */
  record Whole(Prefix prefix) implements NatTarget {}

  /** The firewall: the node itself as a destination, the output interface's address as a source. */
  record Self() implements NatTarget {}
}

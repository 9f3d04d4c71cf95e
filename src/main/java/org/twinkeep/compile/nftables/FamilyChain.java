package org.twinkeep.compile.nftables;

import java.util.List;
import org.twinkeep.compile.program.Chain;

/**
 * A chain of the common table.
 *
 * @param place where it stands
 * @param rules of both families
 */
record FamilyChain(Chain.Place place, List<FamilyRule> rules) {
  /** Copies the list. */
  FamilyChain {
    rules = List.copyOf(rules);
  }
}

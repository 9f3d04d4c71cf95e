package org.twinkeep.compile.program;

import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions.Per;

/**
 * A match with a memory. It stands after all conditions of a rule and is asked exactly once for a
 * packet, or it would count twice.
 */
public sealed interface Guard {

  /** Holds while packets come no faster than the rate. */
  record RateBelow(Rate rate, Per per) implements Guard {}

  /** Holds while there are at most so many connections. */
  record ConnectionsBelow(int count, Per per) implements Guard {}

  /**
   * Holds for one share of the packets that come here.
   *
   * @param shares into how many shares they are dealt, at least 2
   * @param share the share meant, from 0; those before it were taken out by earlier rules
   * @param sameClient whether all packets of a source belong to one share
   */
  record Share(int shares, int share, boolean sameClient) implements Guard {}
}

package org.twinkeep.compile.optimise;

import java.util.List;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;

/** Makes the chains and names that a dispatch needs. */
interface ChainMaker {

  /**
   * A new chain.
   *
   * @param origin of its first rule
   * @param several whether it holds rules of more than one row
   * @param rules in their order
   */
  ChainName chain(Origin origin, boolean several, List<Rule> rules);

  /** A name for a table of look-ups that is used once. */
  String map(String word);
}

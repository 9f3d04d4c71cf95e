package org.twinkeep.compile.program;

import java.util.List;
import org.twinkeep.model.Family;

/**
 * The ruleset of one node for one family. Chains at filter hooks drop what no rule decided; the
 * others let it pass.
 *
 * @param family the family of the packets
 * @param chains those at hooks in the order of the hooks, then the named ones; a name is used once
 */
public record Program(Family family, List<Chain> chains) {

  /** Copies the list. */
  public Program {
    chains = List.copyOf(chains);
  }
}

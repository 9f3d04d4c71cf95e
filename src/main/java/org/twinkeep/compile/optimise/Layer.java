package org.twinkeep.compile.optimise;

import java.util.List;

/**
 * Rules that are tried together.
 *
 * @param kind what they are looked up by
 * @param rules in their order
 */
record Layer(Kind kind, List<Candidate> rules) {
  /** Copies the list. */
  Layer {
    rules = List.copyOf(rules);
  }
}

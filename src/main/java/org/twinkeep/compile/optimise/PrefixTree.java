package org.twinkeep.compile.optimise;

import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Prefix;

/**
 * A part of a table in which the longest prefix that holds an address tells what becomes of it.
 *
 * @param prefix holds all that is below
 * @param does what becomes of addresses that no prefix below holds; absent = as around it
 * @param below longer prefixes, apart from each other, in their order
 * @param entries how many prefixes in here tell something, this one included
 */
record PrefixTree(Prefix prefix, Optional<Statement> does, List<PrefixTree> below, int entries) {

  /** Copies the list. */
  PrefixTree {
    below = List.copyOf(below);
  }

  static PrefixTree of(Prefix prefix, Optional<Statement> does, List<PrefixTree> below) {
    int entries = below.stream().mapToInt(PrefixTree::entries).sum() + (does.isPresent() ? 1 : 0);
    return new PrefixTree(prefix, does, below, entries);
  }
}

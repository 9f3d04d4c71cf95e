package org.twinkeep.compile.lower;

import java.util.List;
import java.util.OptionalInt;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.model.Id;
import org.twinkeep.model.RuleSet;

/** The chains of rule sets that Branch actions jump to: one for each way through the node. */
final class RuleSetChains {

  /** Leaves room for the chains of single rules below it. */
  private static final int LONGEST_WORD = 11;

  private final List<? extends RuleSet> sets;

  RuleSetChains(List<? extends RuleSet> sets) {
    this.sets = sets;
  }

  /** The position of a rule set; absent when the firewall has none with this id. */
  OptionalInt position(Id id) {
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).id().equals(id)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  ChainName name(int position, Path path) {
    return name(position, path.word());
  }

  ChainName name(int position, String word) {
    return new ChainName(
        ChainName.word(sets.get(position).name(), LONGEST_WORD)
            + "_"
            + (position + 1)
            + "_"
            + word);
  }
}

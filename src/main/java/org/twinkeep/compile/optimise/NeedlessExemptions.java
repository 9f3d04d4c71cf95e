package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;

/**
 * Leaves exemptions out where nothing that stands after them could translate what they exempt: a
 * rule that keeps sources as they are need not be asked where destinations are translated. It
 * stands and counts where sources are.
 */
final class NeedlessExemptions {

  private NeedlessExemptions() {}

  /** The same chain, or one without needless rules when it translates destinations. */
  static Chain without(Chain chain, Family family) {
    boolean destinations =
        chain.place() instanceof Chain.Place.At(Hook hook)
            && (hook == Hook.NAT_PREROUTING || hook == Hook.NAT_OUTPUT);
    if (!destinations || chain.rules().stream().noneMatch(NeedlessExemptions::exempts)) {
      return chain;
    }
    List<Rule> kept = new ArrayList<>();
    List<Box> translated = new ArrayList<>();
    for (Rule rule : chain.rules().reversed()) {
      Box box = Box.of(rule, family);
      if (!exempts(rule)) {
        translated.add(box);
        kept.addFirst(rule);
      } else if (translated.stream().anyMatch(box::overlaps)) {
        kept.addFirst(rule);
      }
    }
    return chain.withRules(kept);
  }

  private static boolean exempts(Rule rule) {
    return rule.guards().isEmpty()
        && rule.statements().size() == 1
        && rule.statements().getFirst() instanceof Statement.Accept;
  }
}

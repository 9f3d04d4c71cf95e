package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
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

  /**
   * The same chain, or one whose exemptions are asked only where packets leave by an interface at
   * which sources are translated.
   */
  static Chain atTranslatingDevices(Chain chain, Family family) {
    boolean sources =
        chain.place() instanceof Chain.Place.At(Hook hook) && hook == Hook.NAT_POSTROUTING;
    List<Rule> translating = chain.rules().stream().filter(r -> !exempts(r)).toList();
    if (!sources || translating.isEmpty()) {
      return chain;
    }
    SortedSet<String> devices = new TreeSet<>();
    for (Rule rule : translating) {
      Optional<SortedSet<String>> out = Box.of(rule, family).out();
      if (out.isEmpty()) {
        return chain;
      }
      devices.addAll(out.get());
    }
    Condition there = Condition.is(new Match.Device(Direction.OUT, devices));
    return chain.withRules(
        chain.rules().stream()
            .map(r -> exempts(r) && Box.of(r, family).out().isEmpty() ? r.when(List.of(there)) : r)
            .toList());
  }

  private static boolean exempts(Rule rule) {
    return rule.guards().isEmpty()
        && rule.statements().size() == 1
        && rule.statements().getFirst() instanceof Statement.Accept;
  }
}

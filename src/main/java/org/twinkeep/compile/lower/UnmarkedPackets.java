package org.twinkeep.compile.lower;

import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;

/** Packets that no rule has marked yet: their mark is 0, which a rule can ask for, too. */
final class UnmarkedPackets {

  private UnmarkedPackets() {}

  /** Whether a rule may match some of them. */
  static boolean mayMatch(PlacedRule placed) {
    return placed.conditions().stream().allMatch(UnmarkedPackets::mayMatch);
  }

  private static boolean mayMatch(Condition condition) {
    return condition.isAlways()
        || (condition.negated()
            ? condition.anyOf().stream().noneMatch(UnmarkedPackets::isUnmarked)
            : condition.anyOf().stream()
                .anyMatch(m -> !(m instanceof Match.PacketMark) || isUnmarked(m)));
  }

  private static boolean isUnmarked(Match match) {
    return match instanceof Match.PacketMark asked && asked.mark().value() == 0;
  }
}

package org.twinkeep.compile;

import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;

/**
 * What boxes do not know of: services that one rule asks for and another excludes.
 *
 * <pre>
 *   UDP 53 · not (UDP 50-60, ICMP)   ⇒   no packet matches both
 * </pre>
 */
final class Exclusions {

  private Exclusions() {}

  /** Whether no packet can match both rules, because one of them excludes what the other names. */
  static boolean part(Rule one, Rule other) {
    return excludes(one, other) || excludes(other, one);
  }

  private static boolean excludes(Rule excluding, Rule asking) {
    return excluding.conditions().stream()
        .filter(Condition::negated)
        .anyMatch(not -> asking.conditions().stream().anyMatch(asked -> isWithin(asked, not)));
  }

  private static boolean isWithin(Condition asked, Condition excluded) {
    return !asked.isAlways()
        && !asked.negated()
        && asked.anyOf().stream()
            .allMatch(a -> excluded.anyOf().stream().anyMatch(b -> isWithin(a, b)));
  }

  /** Whether all packets of a service certainly belong to another; a packet keeps its service. */
  private static boolean isWithin(Match asked, Match excluded) {
    return switch (asked) {
      case Match.Ports a -> excluded instanceof Match.Ports b && Flow.within(a, b);
      case Match.Icmp a -> excluded instanceof Match.Icmp b && (b.type().isEmpty() || a.equals(b));
      case Match.Protocol _, Match.Header _ -> asked.equals(excluded);
      case Match _ -> false;
    };
  }
}

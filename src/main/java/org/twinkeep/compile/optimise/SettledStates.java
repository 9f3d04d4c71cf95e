package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;

/**
 * Rules → rules that no longer ask whether a connection is new where everything else was decided
 * above them.
 *
 * <pre>
 *   established or related → accept, invalid → drop, port 80 and new or untracked → accept
 *   ⇒ …, port 80 → accept
 * </pre>
 *
 * <p>Every packet is in exactly one of the five states.
 */
final class SettledStates {

  private static final Set<ConnectionState> EVERY =
      EnumSet.complementOf(EnumSet.of(ConnectionState.DNAT));

  private SettledStates() {}

  /** The rules of one chain that is run from its beginning. */
  static List<Rule> without(List<Rule> rules) {
    Set<ConnectionState> left = EnumSet.copyOf(EVERY);
    List<Rule> done = new ArrayList<>();
    for (Rule rule : rules) {
      done.add(
          left.size() == EVERY.size()
              ? rule
              : rule.withConditions(
                  rule.conditions().stream().filter(c -> !isSettled(c, left)).toList()));
      if (rule.conditions().size() == 1 && rule.guards().isEmpty() && decides(rule)) {
        rule.conditions().stream()
            .filter(c -> !c.negated())
            .flatMap(c -> c.anyOf().stream())
            .filter(m -> m instanceof Match.State)
            .forEach(m -> left.removeAll(((Match.State) m).states()));
      }
    }
    return done;
  }

  private static boolean isSettled(Condition condition, Set<ConnectionState> left) {
    return !condition.negated()
        && condition.anyOf().stream()
            .anyMatch(m -> m instanceof Match.State(var states) && states.containsAll(left));
  }

  private static boolean decides(Rule rule) {
    return switch (rule.statements().getLast()) {
      case Statement.Accept() -> true;
      case Statement.Drop() -> true;
      case Statement _ -> false;
    };
  }
}

package org.twinkeep.compile.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RuleSet;

/**
 * Whether interfaces that the project does not know, or leaves alone, belong to "all but these".
 *
 * <p>Nobody decided to let their packets pass, so a rule that lets pass leaves them out; and nobody
 * decided to spare them, so a rule that denies means them, too.
 */
enum Strangers {
  LEFT_OUT,
  MEANT,
  /** The rule does both. */
  UNDECIDED;

  static Strangers of(Action action, Firewall firewall) {
    return of(action, firewall, new HashSet<>()).orElse(MEANT);
  }

  /** Absent = it decides about no packet. */
  private static Optional<Strangers> of(Action action, Firewall firewall, Set<Id> above) {
    return switch (action) {
      case Action.Accept() -> Optional.of(LEFT_OUT);
      case Action.Deny(), Action.Reject _ -> Optional.of(MEANT);
      case Action.Custom _ -> Optional.of(UNDECIDED);
      case Action.Continue(), Action.Return() -> Optional.empty();
      case Action.Branch(Id target) ->
          above.add(target) ? ofSet(target, firewall, above) : Optional.empty();
    };
  }

  private static Optional<Strangers> ofSet(Id target, Firewall firewall, Set<Id> above) {
    List<Strangers> decided =
        firewall.ruleSets().policy().stream()
            .filter(set -> set.id().equals(target))
            .map(RuleSet.Policy::rules)
            .flatMap(List::stream)
            .filter(PolicyRule::enabled)
            .flatMap(rule -> of(rule.action(), firewall, above).stream())
            .distinct()
            .toList();
    return decided.size() > 1 ? Optional.of(UNDECIDED) : decided.stream().findFirst();
  }
}

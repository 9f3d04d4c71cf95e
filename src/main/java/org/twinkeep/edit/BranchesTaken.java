package org.twinkeep.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;

/** Which rule sets packets come to: the top one, and those that enabled rules branch to. */
public final class BranchesTaken {

  private BranchesTaken() {}

  /** The rule sets of one kind that packets come to; the first of the list is the top one. */
  public static Set<Id> from(List<? extends RuleSet> sets) {
    Set<Id> reached = new HashSet<>();
    Deque<RuleSet> next = new ArrayDeque<>(sets.stream().limit(1).toList());
    while (!next.isEmpty()) {
      RuleSet set = next.remove();
      if (reached.add(set.id())) {
        set.rules().stream()
            .filter(Rule::enabled)
            .flatMap(rule -> target(rule).stream())
            .flatMap(id -> sets.stream().filter(s -> s.id().equals(id)))
            .forEach(next::add);
      }
    }
    return reached;
  }

  /** The rule set that a rule branches to; absent = it does something else. */
  public static Optional<Id> target(Rule rule) {
    return switch (rule) {
      case PolicyRule p when p.action() instanceof Action.Branch(Id id) -> Optional.of(id);
      case NatRule n when n.action() instanceof NatAction.Branch(Id id) -> Optional.of(id);
      case Rule _ -> Optional.empty();
    };
  }
}

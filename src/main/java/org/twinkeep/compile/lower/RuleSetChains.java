package org.twinkeep.compile.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

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

  /**
   * What is wrong with a branch; absent = nothing.
   *
   * @param from position of the rule set that the branch stands in
   * @param kind "policy" or "NAT", for the message
   */
  Optional<Problem> objection(int from, Id target, String kind, Place place) {
    if (position(target).orElse(0) == 0) {
      return Optional.of(
          Problem.error(
              "rule.branch.target",
              place,
              "It branches to '"
                  + target
                  + "', which is no "
                  + kind
                  + " rule set below the top one.",
              "Choose another rule set of this firewall."));
    }
    if (leadsTo(target, sets.get(from).id())) {
      return Optional.of(
          Problem.error(
              "rule.branch.loop",
              place,
              "From the rule set that it branches to, branches lead back to this rule; packets would go round for ever.",
              "Branch to another rule set, or take one of these branches out."));
    }
    return Optional.empty();
  }

  private boolean leadsTo(Id from, Id goal) {
    Set<Id> reached = new LinkedHashSet<>();
    Deque<Id> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      Id id = next.remove();
      if (reached.add(id)) {
        sets.stream()
            .filter(s -> s.id().equals(id))
            .flatMap(RuleSetChains::targets)
            .forEach(next::add);
      }
    }
    return reached.contains(goal);
  }

  private static Stream<Id> targets(RuleSet set) {
    return set.rules().stream().filter(Rule::enabled).flatMap(RuleSetChains::target);
  }

  private static Stream<Id> target(Rule rule) {
    return switch (rule) {
      case PolicyRule p when p.action() instanceof Action.Branch(Id id) -> Stream.of(id);
      case NatRule n when n.action() instanceof NatAction.Branch(Id id) -> Stream.of(id);
      case Rule _ -> Stream.empty();
    };
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

package org.twinkeep.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule sets of a firewall. The first of each kind is the top one.
 *
 * @param policy policy rule sets
 * @param nat NAT rule sets
 * @param routing routing rule sets
 */
public record RuleSets(
    List<RuleSet.Policy> policy, List<RuleSet.Nat> nat, List<RuleSet.Routing> routing) {

  /** Copies the lists. */
  public RuleSets {
    policy = List.copyOf(policy);
    nat = List.copyOf(nat);
    routing = List.copyOf(routing);
  }

  /** All rule sets: policy, then NAT, then routing. */
  public Stream<RuleSet> all() {
    return Stream.of(policy, nat, routing).flatMap(List::stream);
  }

  public Optional<RuleSet> find(Id id) {
    return all().filter(set -> set.id().equals(id)).findFirst();
  }

  /** The same rule sets with the one of the same id replaced. */
  public RuleSets with(RuleSet changed) {
    return switch (changed) {
      case RuleSet.Policy p -> new RuleSets(replace(policy, p), nat, routing);
      case RuleSet.Nat n -> new RuleSets(policy, replace(nat, n), routing);
      case RuleSet.Routing r -> new RuleSets(policy, nat, replace(routing, r));
    };
  }

  private static <S extends RuleSet> List<S> replace(List<S> sets, S changed) {
    return sets.stream().map(set -> set.id().equals(changed.id()) ? changed : set).toList();
  }
}

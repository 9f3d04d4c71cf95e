package org.twinkeep.compile.program;

import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a chain: when all conditions hold and then all guards, the statements are carried out
 * in order.
 *
 * @param origin the row it came from
 * @param conditions none of them {@link Condition#ALWAYS}
 * @param guards asked once, after the conditions
 * @param statements at least one; only the last may be final
 */
public record Rule(
    Origin origin, List<Condition> conditions, List<Guard> guards, List<Statement> statements) {

  /** Copies the lists, leaves conditions out that always hold. */
  public Rule {
    conditions = conditions.stream().filter(c -> !c.isAlways()).toList();
    guards = List.copyOf(guards);
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("a rule does something");
    }
    for (int i = 0; i < statements.size() - 1; i++) {
      if (statements.get(i).isFinal()) {
        throw new IllegalArgumentException("nothing can stand after " + statements.get(i));
      }
    }
  }

  public static Rule of(Origin origin, List<Condition> conditions, Statement... statements) {
    return new Rule(origin, conditions, List.of(), List.of(statements));
  }

  /** The same rule under further conditions, which are looked at first. */
  public Rule when(List<Condition> more) {
    List<Condition> all = new ArrayList<>(more);
    all.addAll(conditions);
    return new Rule(origin, all, guards, statements);
  }

  /** The same rule under one more condition, which is looked at last. */
  public Rule and(Condition more) {
    List<Condition> all = new ArrayList<>(conditions);
    all.add(more);
    return withConditions(all);
  }

  public Rule withConditions(List<Condition> v) {
    return new Rule(origin, v, guards, statements);
  }
}

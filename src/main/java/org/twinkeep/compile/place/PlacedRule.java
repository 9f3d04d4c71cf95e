package org.twinkeep.compile.place;

import java.util.List;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.resolve.ResolvedRule;

/**
 * A rule on one way through the node.
 *
 * @param rule the rule
 * @param path the way
 * @param conditions everything a packet on this way must fulfil: interfaces, addresses, service,
 *     time
 */
public record PlacedRule(ResolvedRule rule, Path path, List<Condition> conditions) {

  /** Copies the list. */
  public PlacedRule {
    conditions = List.copyOf(conditions);
  }
}

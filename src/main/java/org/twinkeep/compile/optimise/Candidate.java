package org.twinkeep.compile.optimise;

import java.util.List;
import java.util.Set;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;

/**
 * A rule on its way into a layer.
 *
 * @param rule the rule
 * @param box the packets it can match
 * @param named what it names one by one
 * @param kinds the kinds of layers that can hold it
 */
record Candidate(Rule rule, Box box, Named named, List<Kind> kinds) {

  static Candidate of(Rule rule, Family family, Set<Kind> among) {
    Named named = Named.of(rule);
    return new Candidate(rule, Box.of(rule, family), named, Kind.of(named, among));
  }

  Candidate among(Set<Kind> kinds) {
    return new Candidate(rule, box, named, Kind.of(named, kinds));
  }

  /** Whether two copies of it would count, limit or log apart from each other. */
  boolean remembers() {
    return !rule.guards().isEmpty()
        || rule.conditions().stream().anyMatch(Candidate::isCustom)
        || rule.statements().stream()
            .anyMatch(
                s ->
                    s instanceof Statement.Log log && log.limit().isPresent()
                        || s instanceof Statement.Custom);
  }

  /** Whether nobody but the tool knows if it counts what it is asked about. */
  static boolean isCustom(Condition condition) {
    return condition.anyOf().stream().anyMatch(Match.Custom.class::isInstance);
  }
}

package org.twinkeep.compile.resolve;

import java.util.Optional;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.model.Action;
import org.twinkeep.model.Family;
import org.twinkeep.model.Logging;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RuleOptions;

/**
 * A policy rule as one node sees it in one family: no group, no reference and no name is left.
 *
 * @param origin the row
 * @param family the family of its packets
 * @param source condition on the source address
 * @param destination condition on the destination address
 * @param anySource whether the user left the source cell empty
 * @param anyDestination whether the user left the destination cell empty
 * @param service condition on protocol, ports and the like
 * @param in input interfaces
 * @param out output interfaces
 * @param either interfaces one of which is used
 * @param narrow whether "all but" these interfaces leaves out those that the project does not know
 * @param time condition on the time
 * @param expiry condition on the time beside it: when the rule ends
 * @param action what to do
 * @param logging whether and how to log
 * @param options everything else
 */
public record ResolvedRule(
    Origin origin,
    Family family,
    Condition source,
    Condition destination,
    boolean anySource,
    boolean anyDestination,
    Condition service,
    Devices in,
    Devices out,
    Devices either,
    boolean narrow,
    Condition time,
    Condition expiry,
    Action action,
    Optional<Logging> logging,
    RuleOptions options) {

  static ResolvedRule of(
      PolicyRule rule,
      Origin origin,
      Family family,
      Condition source,
      Condition destination,
      Condition service,
      Devices in,
      Devices out,
      Devices either,
      boolean narrow,
      Condition time,
      Condition expiry) {
    return new ResolvedRule(
        origin,
        family,
        source,
        destination,
        rule.source().isAny(),
        rule.destination().isAny(),
        service,
        in,
        out,
        either,
        narrow,
        time,
        expiry,
        rule.action(),
        rule.logging(),
        rule.options());
  }

  /** Whether a packet that matches and is no part of a known connection passes. */
  public boolean letsPass() {
    return action instanceof Action.Accept;
  }
}

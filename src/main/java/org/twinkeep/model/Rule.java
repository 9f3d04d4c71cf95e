package org.twinkeep.model;

/** One row of a table. */
public sealed interface Rule permits PolicyRule, NatRule, RoutingRule {

  /** Unique in the project; counters and messages map back by it. */
  Id id();

  boolean enabled();

  /** Name, comment, section and the data of the review. */
  RuleInfo info();

  Rule withId(Id id);

  Rule withEnabled(boolean enabled);

  Rule withInfo(RuleInfo info);
}

package org.twinkeep.model;

/** What a NAT rule does. */
public sealed interface NatAction {

  /** Translate as the translated cells say; at least one of them must be filled. */
  record Translate() implements NatAction {}

  /** Leave the packet as it is and try no further NAT rule. */
  record Exempt() implements NatAction {}

  /** Try the rules of another NAT rule set first. */
  record Branch(Id ruleSet) implements NatAction {}
}

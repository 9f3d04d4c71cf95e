package org.twinkeep.model;

/** What a policy rule does with a packet. */
public sealed interface Action {

  /**
   * Let the packet pass; unless the rule is stateless, its replies and related packets follow.
   * Final.
   */
  record Accept() implements Action {}

  /** Drop the packet without a word. Final. */
  record Deny() implements Action {}

  /** Refuse the packet and tell the sender. Final. */
  record Reject(RejectWith with) implements Action {}

  /** Log, count or mark, and go on with the next rule. */
  record Continue() implements Action {}

  /** Try the rules of another rule set; come back when none of them decides. */
  record Branch(Id ruleSet) implements Action {}

  /**
   * Leave this rule set and go on where it was branched from; in the top rule set, the default
   * decides.
   */
  record Return() implements Action {}

  /** A statement in the words of each back end; empty text = not possible there. */
  record Custom(String iptables, String nftables) implements Action {}

  /** Whether a packet that matches is decided here. */
  default boolean isFinal() {
    return switch (this) {
      case Accept() -> true;
      case Deny() -> true;
      case Reject(RejectWith _) -> true;
      case Continue() -> false;
      case Branch(Id _) -> false;
      case Return() -> false;
      case Custom(String _, String _) -> false;
    };
  }
}

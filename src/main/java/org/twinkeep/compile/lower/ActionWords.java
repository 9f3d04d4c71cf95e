package org.twinkeep.compile.lower;

import org.twinkeep.model.Action;

/** Actions as they stand in log lines. */
final class ActionWords {

  private ActionWords() {}

  static String of(Action action) {
    return switch (action) {
      case Action.Accept() -> "ACCEPT";
      case Action.Deny() -> "DENY";
      case Action.Reject _ -> "REJECT";
      case Action.Continue() -> "CONTINUE";
      case Action.Branch _ -> "BRANCH";
      case Action.Return() -> "RETURN";
      case Action.Custom _ -> "CUSTOM";
    };
  }
}

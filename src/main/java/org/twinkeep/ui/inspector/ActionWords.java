package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.Project;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleSet;

/** Actions that can be chosen, and how they are called. */
final class ActionWords {

  private ActionWords() {}

  /** What a policy rule can do; the present action first when it is one of a kind. */
  static List<Action> policy(Context context, RuleSet own, Action present) {
    List<Action> all = new ArrayList<>(List.of(new Action.Accept(), new Action.Deny()));
    for (RejectWith with : RejectWith.values()) {
      all.add(new Action.Reject(with));
    }
    all.add(new Action.Continue());
    all.add(new Action.Return());
    branches(context.project(), own).forEach(id -> all.add(new Action.Branch(id)));
    all.add(present instanceof Action.Custom custom ? custom : new Action.Custom("", ""));
    return all;
  }

  /** What a NAT rule can do. */
  static List<NatAction> nat(Context context, RuleSet own) {
    List<NatAction> all =
        new ArrayList<>(List.of(new NatAction.Translate(), new NatAction.Exempt()));
    branches(context.project(), own).forEach(id -> all.add(new NatAction.Branch(id)));
    return all;
  }

  private static List<Id> branches(Project project, RuleSet own) {
    return project
        .owner(own.id())
        .map(
            f ->
                f.ruleSets()
                    .all()
                    .filter(set -> set.getClass() == own.getClass() && !set.id().equals(own.id()))
                    .map(RuleSet::id)
                    .toList())
        .orElse(List.of());
  }

  static String of(Context context, Action action) {
    return switch (action) {
      case Action.Accept() -> "Accept";
      case Action.Deny() -> "Deny";
      case Action.Reject(RejectWith with) ->
          "Reject: " + Words.of(with).toLowerCase(Locale.ROOT).replace("tcp", "TCP");
      case Action.Continue() -> "Continue with the next rule";
      case Action.Branch(Id set) -> "Branch to " + name(context, set);
      case Action.Return() -> "Return from this rule set";
      case Action.Custom(String _, String _) -> "Custom";
    };
  }

  static String of(Context context, NatAction action) {
    return switch (action) {
      case NatAction.Translate() -> "Translate";
      case NatAction.Exempt() -> "Leave as it is";
      case NatAction.Branch(Id set) -> "Branch to " + name(context, set);
    };
  }

  private static String name(Context context, Id set) {
    return context
        .project()
        .owner(set)
        .flatMap(f -> f.ruleSets().find(set))
        .map(RuleSet::name)
        .orElse(set + " (missing)");
  }
}

package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleSet;

/** The actions that the selected rules can have. */
final class ActionMenu {

  private final RulesViewModel model;
  private final RuleActions actions;

  ActionMenu(RulesViewModel model, RuleActions actions) {
    this.model = model;
    this.actions = actions;
  }

  List<MenuItem> items() {
    return switch (model.kind()) {
      case POLICY -> policy();
      case NAT -> nat();
      case ROUTING -> List.of();
    };
  }

  /** The items as a menu of its own. */
  Menu menu() {
    Menu menu = MenuItems.menu("Action", "mdi2s-shield-outline");
    menu.getItems().setAll(items());
    menu.setVisible(model.kind() != Kind.ROUTING);
    return menu;
  }

  private List<MenuItem> policy() {
    List<MenuItem> items = new ArrayList<>();
    items.add(item(new Action.Accept()));
    items.add(item(new Action.Deny()));
    Menu reject =
        MenuItems.menu("Reject", ActionCell.icon(new Action.Reject(RejectWith.TCP_RESET)));
    for (RejectWith with : RejectWith.values()) {
      MenuItem item = item(new Action.Reject(with));
      item.setText(RuleText.words(with));
      reject.getItems().add(item);
    }
    items.add(reject);
    items.add(item(new Action.Continue()));
    items.add(item(new Action.Return()));
    Menu branch = MenuItems.menu("Branch to", "mdi2s-source-branch");
    branches().forEach(set -> branch.getItems().add(item(new Action.Branch(set.id()))));
    branch.setDisable(branch.getItems().isEmpty());
    items.add(branch);
    return items;
  }

  private List<MenuItem> nat() {
    List<MenuItem> items = new ArrayList<>();
    items.add(item(new NatAction.Translate()));
    items.add(item(new NatAction.Exempt()));
    branches().forEach(set -> items.add(item(new NatAction.Branch(set.id()))));
    return items;
  }

  private List<? extends RuleSet> branches() {
    Optional<Id> shown = model.ruleSet().map(RuleSet::id);
    return model
        .firewall()
        .map(Firewall::ruleSets)
        .map(sets -> model.kind().of(sets))
        .orElse(List.of())
        .stream()
        .skip(1)
        .filter(set -> !shown.equals(Optional.of(set.id())))
        .toList();
  }

  private MenuItem item(Action action) {
    String text = RuleText.action(model.project(), action);
    return MenuItems.item(
        text,
        "",
        ActionCell.icon(action),
        () -> actions.changePolicy("Action: " + text, r -> r.withAction(action)));
  }

  private MenuItem item(NatAction action) {
    String text = RuleText.action(model.project(), action);
    return MenuItems.item(
        text,
        "",
        "mdi2s-swap-horizontal",
        () -> actions.changeNat("Action: " + text, r -> r.withAction(action)));
  }
}

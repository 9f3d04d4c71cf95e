package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Action;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Logging;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.ui.kit.Icons;

/** The menu of a cell. Built when it is asked for, from what the cursor is on. */
final class RuleMenu {

  private final RulesView view;
  private final RulesViewModel model;
  private final RuleActions actions;

  RuleMenu(RulesView view, RulesViewModel model, RuleActions actions) {
    this.view = view;
    this.model = model;
    this.actions = actions;
  }

  ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    Optional<Rule> rule = model.ruleAt(model.cursor().row());
    if (rule.isPresent() && model.cursor().column().holdsObjects()) {
      menu.getItems().addAll(cellItems(rule.get()));
      menu.getItems().add(new SeparatorMenuItem());
    }
    if (rule.isPresent()) {
      menu.getItems().addAll(ruleItems(rule.get()));
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems()
        .addAll(
            item("Add rule below", "Insert", "mdi2t-table-row-plus-after", actions::insert),
            item(
                "Add rule above",
                "Shift+Insert",
                "mdi2t-table-row-plus-before",
                actions::insertAbove));
    return menu;
  }

  private List<MenuItem> cellItems(Rule rule) {
    boolean object = !model.cursor().members().isEmpty();
    RulePart part = actions.at().orElseThrow().part();
    List<MenuItem> items = new ArrayList<>();
    items.add(
        item("Add object…", "Enter", "mdi2p-plus", () -> view.atCursor(n -> view.edit(n, ""))));
    CheckMenuItem negate = new CheckMenuItem("Negate: anything but this");
    negate.setId("rule-menu-negate");
    negate.setSelected(part.of(rule).map(c -> c.negated()).orElse(false));
    negate.setDisable(!part.isNegatable() || part.of(rule).filter(c -> !c.isAny()).isEmpty());
    negate.setOnAction(event -> actions.negate());
    items.add(negate);
    if (model.cursor().column().parts().size() > 1 && object) {
      items.add(directions(part));
    }
    items.add(item(object ? "Remove" : "Empty the cell", "Delete", "mdi2m-minus", actions::delete));
    if (object) {
      items.add(item("Rename…", "F2", "mdi2r-rename-box", () -> view.atCursor(view::rename)));
    }
    items.add(item("Cut", "Shortcut+X", "mdi2c-content-cut", view::cut));
    items.add(item("Copy", "Shortcut+C", "mdi2c-content-copy", view::copy));
    items.add(item("Paste", "Shortcut+V", "mdi2c-content-paste", view::paste));
    return items;
  }

  private Menu directions(RulePart now) {
    Menu menu = new Menu("Direction");
    for (RulePart part : model.cursor().column().parts()) {
      String word =
          switch (part) {
            case IN_INTERFACE -> "in: packets that come in by it";
            case OUT_INTERFACE -> "out: packets that leave by it";
            case EITHER_INTERFACE -> "either: in or out";
            case SOURCE,
                DESTINATION,
                SERVICE,
                TIME,
                TRANSLATED_SOURCE,
                TRANSLATED_DESTINATION,
                TRANSLATED_SERVICE,
                GATEWAY ->
                part.title();
          };
      CheckMenuItem item = new CheckMenuItem(word);
      item.setSelected(part == now);
      item.setOnAction(event -> actions.direct(part));
      menu.getItems().add(item);
    }
    return menu;
  }

  private List<MenuItem> ruleItems(Rule rule) {
    List<MenuItem> items = new ArrayList<>();
    switch (rule) {
      case PolicyRule r -> {
        Menu action = new Menu("Action", Icons.of("mdi2s-shield-outline"));
        action.getItems().addAll(policyActions());
        items.add(action);
        CheckMenuItem log = new CheckMenuItem("Log packets");
        log.setSelected(r.logging().isPresent());
        log.setOnAction(event -> toggleLogging());
        items.add(log);
      }
      case NatRule _ -> {
        Menu action = new Menu("Action", Icons.of("mdi2s-swap-horizontal"));
        action.getItems().addAll(natActions());
        items.add(action);
      }
      case org.twinkeep.model.RoutingRule _ -> {}
    }
    items.add(
        item(
            rule.enabled() ? "Disable rule" : "Enable rule",
            "Space",
            "mdi2t-toggle-switch-outline",
            actions::toggleEnabled));
    items.add(item("Comment…", "", "mdi2c-comment-text-outline", view::editComment));
    items.add(item("Section…", "", "mdi2f-format-section", view::editSection));
    items.add(colours());
    items.add(item("Duplicate rule", "Shortcut+D", "mdi2c-content-duplicate", actions::duplicate));
    items.add(item("Move up", "Alt+Up", "mdi2a-arrow-up", actions::moveUp));
    items.add(item("Move down", "Alt+Down", "mdi2a-arrow-down", actions::moveDown));
    int count = model.selectedProperty().get().size();
    items.add(
        item(
            RuleActions.plural("Delete", Math.max(1, count)),
            "Shortcut+Delete",
            "mdi2t-trash-can-outline",
            actions::deleteRules));
    return items;
  }

  void toggleLogging() {
    boolean on =
        model.selectedRules().stream()
            .noneMatch(r -> r instanceof PolicyRule p && p.logging().isPresent());
    actions.changePolicy(
        on ? "Log packets" : "Stop logging",
        r -> r.withLogging(on ? Optional.of(Logging.DEFAULT) : Optional.empty()));
  }

  /** The actions that a policy rule can have. */
  List<MenuItem> policyActions() {
    List<MenuItem> items = new ArrayList<>();
    items.add(action(new Action.Accept()));
    items.add(action(new Action.Deny()));
    Menu reject = new Menu("Reject");
    for (RejectWith with : RejectWith.values()) {
      MenuItem item = action(new Action.Reject(with));
      item.setText(RuleText.words(with));
      reject.getItems().add(item);
    }
    items.add(reject);
    items.add(action(new Action.Continue()));
    items.add(action(new Action.Return()));
    Menu branch = new Menu("Branch to");
    branches().forEach(set -> branch.getItems().add(action(new Action.Branch(set.id()))));
    branch.setDisable(branch.getItems().isEmpty());
    items.add(branch);
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

  private MenuItem action(Action action) {
    String text = RuleText.action(model.project(), action);
    return item(
        text,
        "",
        ActionCell.icon(action),
        () -> actions.changePolicy("Action: " + text, r -> r.withAction(action)));
  }

  List<MenuItem> natActions() {
    List<MenuItem> items = new ArrayList<>();
    items.add(action(new NatAction.Translate()));
    items.add(action(new NatAction.Exempt()));
    branches().forEach(set -> items.add(action(new NatAction.Branch(set.id()))));
    return items;
  }

  private MenuItem action(NatAction action) {
    String text = RuleText.action(model.project(), action);
    return item(
        text,
        "",
        "mdi2s-swap-horizontal",
        () -> actions.changeNat("Action: " + text, r -> r.withAction(action)));
  }

  /** The actions of whatever kind the table has. */
  List<MenuItem> actionItems() {
    return model.kind() == Kind.POLICY
        ? policyActions()
        : model.kind() == Kind.NAT ? natActions() : List.of();
  }

  private Menu colours() {
    Menu menu = new Menu("Colour", Icons.of("mdi2p-palette-outline"));
    menu.getItems()
        .add(
            item(
                "None",
                "",
                "mdi2c-circle-outline",
                () -> actions.changeInfo("No colour", i -> i.withColour(Optional.empty()))));
    for (Colour colour : Colour.values()) {
      String name = RuleText.words(colour);
      MenuItem item =
          item(
              name,
              "",
              "mdi2c-circle",
              () -> actions.changeInfo("Colour " + name, i -> i.withColour(Optional.of(colour))));
      item.getGraphic().getStyleClass().add("colour-dot-" + colour.name().toLowerCase(Locale.ROOT));
      menu.getItems().add(item);
    }
    return menu;
  }

  private static MenuItem item(String text, String key, String icon, Runnable action) {
    MenuItem item = new MenuItem(text, Icons.of(icon));
    item.setId(
        "rule-menu-"
            + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", ""));
    if (!key.isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(key));
    }
    item.setOnAction(event -> action.run());
    return item;
  }
}

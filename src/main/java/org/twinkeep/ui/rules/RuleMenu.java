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
import org.twinkeep.check.fix.QuickFixes;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.problem.Problem;

/** The menu of a cell. Built when it is asked for, from what the cursor is on. */
final class RuleMenu {

  private static final String FIX = "mdi2a-auto-fix";

  private final RulesViewModel model;
  private final RuleActions rules;
  private final CellActions cells;
  private final SystemClips clips;
  private final ActionMenu actions;
  private final OptionsMenu options;

  RuleMenu(
      RulesViewModel model, RuleActions rules, CellActions cells, SystemClips clips, Links links) {
    this.model = model;
    this.rules = rules;
    this.cells = cells;
    this.clips = clips;
    this.actions = new ActionMenu(model, rules);
    this.options = new OptionsMenu(model, rules, links);
  }

  ContextMenu menu(CellEditors editors) {
    ContextMenu menu = new ContextMenu();
    Optional<Rule> rule = model.ruleAt(model.selection().cursor().row());
    if (rule.isPresent() && model.selection().cursor().column().holdsObjects()) {
      menu.getItems().addAll(cellItems(rule.get(), editors));
      menu.getItems().add(new SeparatorMenuItem());
    }
    if (rule.isPresent()) {
      menu.getItems().addAll(fixes(rule.get()));
      menu.getItems().addAll(clipItems());
      menu.getItems().add(new SeparatorMenuItem());
      menu.getItems().addAll(ruleItems(rule.get(), editors));
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems()
        .addAll(
            MenuItems.item("Add rule below", "Insert", "mdi2t-table-row-plus-after", rules::insert),
            MenuItems.item(
                "Add rule above",
                "Shift+Insert",
                "mdi2t-table-row-plus-before",
                rules::insertAbove));
    return menu;
  }

  ContextMenu actionMenu() {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(actions.items());
    return menu;
  }

  ContextMenu optionsMenu(CellEditors editors) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(options.items(editors));
    return menu;
  }

  /** What would mend the rule's problems. */
  private List<MenuItem> fixes(Rule rule) {
    List<MenuItem> items = new ArrayList<>();
    for (Problem problem : model.marks().of(rule.id())) {
      QuickFixes.of(model.project(), problem)
          .map(f -> MenuItems.item("Fix: " + f.title(), "", FIX, () -> model.apply(f.edit())))
          .ifPresent(items::add);
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    return items;
  }

  private List<MenuItem> cellItems(Rule rule, CellEditors editors) {
    boolean object = !model.selection().cursor().members().isEmpty();
    RulePart part = cells.at().orElseThrow().part();
    Cell cell = part.of(rule).orElse(Cell.ANY);
    List<MenuItem> items = new ArrayList<>();
    items.add(MenuItems.item("Add object…", "Enter", "mdi2p-plus", () -> editors.edit("")));
    CheckMenuItem negate =
        MenuItems.tick("Negate: anything but this", cell.negated(), cells::negate);
    negate.setDisable(!part.isNegatable(rule) && !cell.negated() || cell.isAny());
    items.add(negate);
    if (model.selection().cursor().column().parts().size() > 1 && object) {
      items.add(directions(part));
    }
    String remove = object ? "Remove" : "Empty the cell";
    items.add(MenuItems.item(remove, "Delete", "mdi2m-minus", cells::delete));
    if (object) {
      items.add(MenuItems.item("Rename…", "F2", "mdi2r-rename-box", editors::rename));
    }
    return items;
  }

  private List<MenuItem> clipItems() {
    return List.of(
        MenuItems.item("Cut", "Shortcut+X", "mdi2c-content-cut", clips::cut),
        MenuItems.item("Copy", "Shortcut+C", "mdi2c-content-copy", clips::copy),
        MenuItems.item("Paste", "Shortcut+V", "mdi2c-content-paste", clips::paste));
  }

  private Menu directions(RulePart now) {
    Menu menu = MenuItems.menu("Direction", "mdi2s-swap-horizontal");
    for (RulePart part : model.selection().cursor().column().parts()) {
      String word = PickerViewModel.direction(part);
      String meaning =
          word.equals("in")
              ? "in: packets that come in by it"
              : word.equals("out") ? "out: packets that leave by it" : "either: in or out";
      menu.getItems().add(MenuItems.tick(meaning, part == now, () -> cells.direct(part)));
    }
    return menu;
  }

  private List<MenuItem> ruleItems(Rule rule, CellEditors editors) {
    List<MenuItem> items = new ArrayList<>();
    if (model.kind() != Kind.ROUTING) {
      items.add(actions.menu());
    }
    Menu more = MenuItems.menu("Options", "mdi2t-tune-variant");
    more.getItems().setAll(options.items(editors));
    items.add(more);
    items.add(notes(rule.info(), editors));
    items.add(colours());
    items.add(new SeparatorMenuItem());
    items.add(
        MenuItems.item(
            rule.enabled() ? "Disable rule" : "Enable rule",
            "Space",
            "mdi2t-toggle-switch-outline",
            rules::toggleEnabled));
    items.add(
        MenuItems.item(
            "Duplicate rule", "Shortcut+D", "mdi2c-content-duplicate", rules::duplicate));
    int count = model.selection().selectedProperty().get().size();
    items.add(
        MenuItems.item(
            RuleActions.plural("Delete", Math.max(1, count)),
            "Shortcut+Delete",
            "mdi2t-trash-can-outline",
            rules::deleteRules));
    return items;
  }

  private Menu notes(RuleInfo info, CellEditors editors) {
    Menu menu = MenuItems.menu("Notes", "mdi2c-comment-text-outline");
    menu.getItems()
        .addAll(
            MenuItems.item("Comment…", "", "mdi2c-comment-text-outline", () -> editors.comment("")),
            MenuItems.item("Section…", "", "mdi2f-format-section", editors::section),
            MenuItems.item(
                "Owner…",
                "",
                "mdi2a-account-outline",
                () -> editors.note("Owner", info.owner(), "", RuleInfo::withOwner)),
            MenuItems.item(
                "Ticket…",
                "",
                "mdi2t-ticket-outline",
                () -> editors.note("Ticket", info.ticket(), "", RuleInfo::withTicket)),
            MenuItems.item(
                "Review on…",
                "",
                "mdi2c-calendar-search",
                () -> editors.day("Review on", info.review(), "", RuleInfo::withReview)));
    if (RuleColumn.of(model.kind()).contains(RuleColumn.EXPIRES)) {
      menu.getItems()
          .add(
              MenuItems.item(
                  "Expires…",
                  "",
                  "mdi2c-calendar-remove-outline",
                  () -> editors.day("Last day", info.expires(), "", RuleInfo::withExpires)));
    }
    return menu;
  }

  private Menu colours() {
    Menu menu = MenuItems.menu("Colour", "mdi2p-palette-outline");
    menu.getItems()
        .add(
            MenuItems.item(
                "None",
                "",
                "mdi2c-circle-outline",
                () -> rules.changeInfo("No colour", i -> i.withColour(Optional.empty()))));
    for (Colour colour : Colour.values()) {
      String name = RuleText.words(colour);
      MenuItem item =
          MenuItems.item(
              name,
              "",
              "mdi2c-circle",
              () -> rules.changeInfo("Colour " + name, i -> i.withColour(Optional.of(colour))));
      item.getGraphic().getStyleClass().add("colour-dot-" + colour.name().toLowerCase(Locale.ROOT));
      menu.getItems().add(item);
    }
    return menu;
  }
}

package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import org.twinkeep.edit.Ids;
import org.twinkeep.edit.RuleSetEdits;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.RuleSet;
import org.twinkeep.ui.kit.Icons;

/**
 * The rule sets of a table as tabs: show, make, rename, limit to a family, delete, and take rules
 * that are dropped.
 */
final class RuleSetTabs {

  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private final RulesViewModel model;
  private final Drops drops;
  private final HBox box = new HBox();
  private final Button add = new Button("", Icons.of("mdi2p-plus"));

  RuleSetTabs(RulesViewModel model, Drops drops) {
    this.model = model;
    this.drops = drops;
    box.getStyleClass().add("rule-set-tabs");
    add.getStyleClass().addAll("flat", "button-icon");
    add.setId("new-rule-set-" + RuleColumn.word(model.kind()));
    add.setFocusTraversable(false);
    add.setTooltip(new Tooltip("New rule set: rules that a Branch action jumps to"));
    ContextMenu kinds = newRuleSets();
    add.setOnAction(event -> kinds.show(add, Side.BOTTOM, 0, 0));
    model.ruleSetsProperty().subscribe(sets -> show());
    model.ruleSetProperty().subscribe(set -> show());
  }

  Node node() {
    return box;
  }

  private void show() {
    List<RuleSet> sets = model.ruleSetsProperty().get();
    box.getChildren().setAll(sets.stream().map(this::tab).toList());
    add.setDisable(model.firewall().isEmpty());
    box.getChildren().add(add);
  }

  private ToggleButton tab(RuleSet set) {
    ToggleButton tab = new ToggleButton(RuleText.tab(set));
    tab.setId("rule-set-" + set.id());
    tab.setFocusTraversable(false);
    tab.getStyleClass().add("rule-set-tab");
    tab.setSelected(model.ruleSet().map(RuleSet::id).equals(Optional.of(set.id())));
    tab.setOnAction(
        event -> {
          model.showRuleSet(set.id());
          show();
        });
    tab.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            rename(tab, set);
          }
        });
    ContextMenu menu = new ContextMenu();
    menu.getItems()
        .addAll(
            MenuItems.item("Rename…", "", "mdi2r-rename-box", () -> rename(tab, set)),
            families(set),
            MenuItems.item("Delete rule set", "", "mdi2t-trash-can-outline", () -> delete(set)));
    tab.setContextMenu(menu);
    tab.setOnDragOver(event -> over(event, tab, set));
    tab.setOnDragExited(event -> tab.pseudoClassStateChanged(TARGET, false));
    tab.setOnDragDropped(event -> dropped(event, set));
    return tab;
  }

  private ContextMenu newRuleSets() {
    ContextMenu menu = new ContextMenu();
    for (Set<Family> families : Families.CHOICES) {
      menu.getItems()
          .add(
              MenuItems.item(
                  "New rule set: " + Families.words(families) + "…",
                  "",
                  "mdi2p-plus",
                  () -> create(families)));
    }
    return menu;
  }

  private Menu families(RuleSet set) {
    Menu menu = MenuItems.menu("Address families", "mdi2i-ip-network-outline");
    ToggleGroup group = new ToggleGroup();
    for (Set<Family> families : Families.CHOICES) {
      menu.getItems()
          .add(
              MenuItems.oneOf(
                  group,
                  Families.words(families),
                  set.families().equals(families),
                  () -> model.apply(RuleSetEdits.setFamilies(set, families))));
    }
    return menu;
  }

  /** Asks for a name and makes a rule set of it, for both families. */
  void create() {
    create(Families.BOTH);
  }

  private void create(Set<Family> families) {
    Optional<Firewall> firewall = model.firewall();
    new TextEditor(
            "Name of the new rule set",
            "",
            this::nameProblem,
            name -> firewall.ifPresent(f -> create(f, name, families)))
        .show(add, "");
  }

  private void create(Firewall firewall, String name, Set<Family> families) {
    Id id = Ids.fresh(model.project(), firewall.id() + "-" + name);
    RuleSet made = model.kind().empty(id, name).withFamilies(families);
    model.apply(RuleSetEdits.add(firewall.id(), made));
    model.showRuleSet(id);
  }

  private void rename(Node at, RuleSet set) {
    new TextEditor(
            "Name of the rule set",
            set.name(),
            name -> name.equals(set.name()) ? Optional.empty() : nameProblem(name),
            name -> model.apply(RuleSetEdits.rename(set.id(), name)))
        .show(at, "");
  }

  private Optional<String> nameProblem(String name) {
    if (name.isBlank() || name.contains("\n")) {
      return Optional.of("Give a name of one line.");
    }
    boolean taken =
        model.ruleSetsProperty().get().stream().anyMatch(s -> s.name().equalsIgnoreCase(name));
    return taken ? Optional.of("There is a rule set of this name already.") : Optional.empty();
  }

  private void delete(RuleSet set) {
    Optional<String> why = RuleSetEdits.whyKept(model.project(), set);
    if (why.isPresent()) {
      model.say(why.get());
    } else {
      model.apply(RuleSetEdits.delete(set));
    }
  }

  private void over(DragEvent event, Node tab, RuleSet set) {
    Payload payload = RuleDrag.read(event.getDragboard());
    if (!payload.rules().isEmpty()) {
      Optional<String> refusal = drops.ruleSetRefusal(payload, set);
      tab.pseudoClassStateChanged(TARGET, refusal.isEmpty());
      if (refusal.isEmpty()) {
        event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      }
      model.say(refusal.orElse("Put the rules at the end of " + set.name()));
      event.consume();
    }
  }

  private void dropped(DragEvent event, RuleSet set) {
    Payload payload = RuleDrag.read(event.getDragboard());
    boolean copy = RuleDrag.isCopy(event.getDragboard());
    model.showRuleSet(set.id());
    drops.onRow(payload, Optional.empty(), true, copy);
    event.setDropCompleted(true);
    event.consume();
  }
}

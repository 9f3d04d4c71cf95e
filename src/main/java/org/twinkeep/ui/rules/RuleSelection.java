package org.twinkeep.ui.rules;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;
import org.twinkeep.workbench.Selection;

/**
 * What is selected in a table: rules, and the cursor with the objects it picks. The rest of the
 * window sees it as ids, the picked objects first.
 */
final class RuleSelection {

  private final RulesViewModel model;
  private final Selection window;
  private final ReadOnlyObjectWrapper<Cursor> cursor = new ReadOnlyObjectWrapper<>(Cursor.NOWHERE);
  private final ReadOnlyObjectWrapper<Set<Id>> selected = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Set<Id>> highlighted = new ReadOnlyObjectWrapper<>(Set.of());

  RuleSelection(RulesViewModel model, Selection window) {
    this.model = model;
    this.window = window;
    window.itemsProperty().addListener((p, before, after) -> follow(after));
  }

  ReadOnlyObjectProperty<Cursor> cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  Cursor cursor() {
    return cursor.get();
  }

  /** Selected rules, in the order in which they were selected. */
  ReadOnlyObjectProperty<Set<Id>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Objects that are selected anywhere in the window; their chips stand out in all cells. */
  ReadOnlyObjectProperty<Set<Id>> highlightedProperty() {
    return highlighted.getReadOnlyProperty();
  }

  /** The selected rules in the order of the table. */
  List<Rule> selectedRules() {
    Set<Id> ids = selected.get();
    return model.rules().stream().filter(r -> ids.contains(r.id())).map(r -> (Rule) r).toList();
  }

  /** Puts the cursor somewhere and selects that row alone. */
  void select(Cursor to) {
    selectRules(to, model.ruleAt(to.row()).map(r -> Set.of(r.id())).orElse(Set.of()));
  }

  /** Puts the cursor somewhere and selects these rules. */
  void selectRules(Cursor to, Set<Id> rules) {
    model.ruleAt(to.row()).map(Rule::id).ifPresent(model::uncover);
    selected.set(new LinkedHashSet<>(rules));
    cursor.set(to);
    window.select(shared());
  }

  /** Adds a row to the selection, or takes it out. */
  void toggle(Cursor to) {
    Set<Id> rules = new LinkedHashSet<>(selected.get());
    model
        .ruleAt(to.row())
        .map(Rule::id)
        .ifPresent(
            id -> {
              if (!rules.remove(id)) {
                rules.add(id);
              }
            });
    selectRules(to, rules);
  }

  /** Selects all rules from the row of the cursor to this one. */
  void extend(Cursor to) {
    int from = Math.max(0, model.indexOf(anchor()));
    int until = model.indexOf(to.row());
    if (until < 0) {
      return;
    }
    Set<Id> rules = new LinkedHashSet<>();
    model.rows().subList(Math.min(from, until), Math.max(from, until) + 1).stream()
        .filter(Row.User.class::isInstance)
        .forEach(row -> rules.add(((Row.User) row).rule().id()));
    String anchor = anchor();
    selectRules(to, anchorFirst(rules, anchor));
  }

  void selectAll() {
    Set<Id> all = new LinkedHashSet<>();
    model.rules().forEach(rule -> all.add(rule.id()));
    selectRules(Cursor.cell(cursor().row(), RuleColumn.NUMBER), all);
  }

  /** The row from which a selection of several rows extends. */
  private String anchor() {
    return selected.get().stream().findFirst().map(Id::value).orElse(cursor().row());
  }

  private static Set<Id> anchorFirst(Set<Id> rules, String anchor) {
    Set<Id> ordered = new LinkedHashSet<>();
    rules.stream().filter(id -> id.value().equals(anchor)).forEach(ordered::add);
    ordered.addAll(rules);
    return ordered;
  }

  /** Forgets what is not there any more. */
  void dropVanished() {
    Set<Id> still = new LinkedHashSet<>(selected.get());
    if (still.removeIf(id -> !model.isHere(id))) {
      selected.set(still);
    }
    Cursor at = cursor();
    if (at.row().isEmpty()) {
      return;
    }
    if (model.indexOf(at.row()) < 0) {
      cursor.set(Cursor.NOWHERE);
      return;
    }
    List<Id> members =
        model
            .ruleAt(at.row())
            .flatMap(rule -> at.part().flatMap(part -> part.of(rule)))
            .map(cell -> at.members().stream().filter(cell.members()::contains).toList())
            .orElse(List.of());
    if (!members.equals(at.members())) {
      cursor.set(
          members.isEmpty()
              ? Cursor.cell(at.row(), at.column())
              : new Cursor(at.row(), at.column(), at.part(), members));
    }
  }

  private List<Id> shared() {
    Set<Id> ids = new LinkedHashSet<>(cursor().members().reversed());
    ids.addAll(selected.get());
    return List.copyOf(ids);
  }

  /** Follows what other views select: rules of this kind, and objects to highlight. */
  void follow(List<Id> items) {
    if (!items.equals(shared())) {
      items.stream().findFirst().ifPresent(model::uncover);
      Set<Id> rules = new LinkedHashSet<>(items);
      rules.removeIf(id -> !model.isHere(id));
      selected.set(rules);
      cursor.set(
          rules.stream()
              .findFirst()
              .map(id -> Cursor.cell(id.value(), RuleColumn.NUMBER))
              .orElse(Cursor.NOWHERE));
    }
    highlighted.set(new HashSet<>(items.stream().filter(id -> !model.isHere(id)).toList()));
  }
}

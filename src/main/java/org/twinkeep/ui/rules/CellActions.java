package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;

/** What can be done with the cell under the cursor and the objects in it. */
final class CellActions {

  private final RulesViewModel model;
  private final RuleActions rules;

  CellActions(RulesViewModel model, RuleActions rules) {
    this.model = model;
    this.rules = rules;
  }

  /** Turns the cell under the cursor into its complement, and back. */
  public void negate() {
    at().ifPresent(
            at -> {
              if (!isNegatable(at) && !cell(at).negated()) {
                model.say("A " + at.part().title() + " cannot be negated: it is not a condition.");
              } else if (cell(at).isAny()) {
                model.say("\"Not any\" would match nothing; put an object here first.");
              } else {
                model.apply(CellEdits.negate("Negate " + at.part().title(), at));
              }
            });
  }

  /** Takes out what the cursor is on: objects, the content of a cell, or the rules. */
  public void delete() {
    switch (target()) {
      case OBJECTS -> removeMembers(Set.copyOf(model.selection().cursor().members()));
      case CELL -> clearCell();
      case RULES -> rules.deleteRules();
    }
  }

  /** What copy, cut and delete work on. */
  enum Target {
    OBJECTS,
    CELL,
    RULES
  }

  Target target() {
    Cursor cursor = model.selection().cursor();
    if (model.selection().selectedProperty().get().size() > 1 || !cursor.column().holdsObjects()) {
      return Target.RULES;
    }
    return cursor.members().isEmpty() ? Target.CELL : Target.OBJECTS;
  }

  private void clearCell() {
    boolean empty =
        model
            .ruleAt(model.selection().cursor().row())
            .map(
                r ->
                    model.selection().cursor().column().parts().stream()
                        .allMatch(p -> p.of(r).filter(c -> !c.isAny()).isEmpty()))
            .orElse(true);
    if (empty) {
      model.say("There is nothing in this cell. To delete the rule, select its number.");
      return;
    }
    Cursor cursor = model.selection().cursor();
    model
        .ruleSet()
        .ifPresent(
            set -> {
              Id rule = Id.of(cursor.row());
              List<Edit> edits =
                  cursor.column().parts().stream()
                      .map(part -> new CellEdits.At(set.id(), rule, part))
                      .map(at -> CellEdits.change("Clear", at, cell -> Cell.ANY))
                      .toList();
              String name = cursor.column().title().toLowerCase(Locale.ROOT);
              model.apply(
                  Edit.all("Clear " + name, edits), emptied(cursor.column().parts().getFirst()));
            });
  }

  private void removeMembers(Set<Id> members) {
    at().ifPresent(
            at -> {
              String what =
                  members.size() == 1
                      ? RuleText.name(model.project(), members.iterator().next())
                      : members.size() + " objects";
              boolean last = members.containsAll(cell(at).members());
              model.apply(
                  CellEdits.remove("Remove " + what + " from " + at.part().title(), at, members),
                  last ? emptied(at.part()) : "");
            });
  }

  static String emptied(RulePart part) {
    return "The " + part.title() + " is now " + part.emptyMeans() + ".";
  }

  /** Turns an interface condition round: in, out or either. */
  public void direct(RulePart to) {
    at().ifPresent(
            from -> {
              List<Id> members =
                  model.selection().cursor().members().isEmpty()
                      ? cell(from).members()
                      : model.selection().cursor().members();
              CellEdits.At target = new CellEdits.At(from.ruleSet(), from.rule(), to);
              model.apply(CellEdits.move("Make it the " + to.title(), from, target, members));
            });
  }

  /**
   * The cell of the rule under the cursor: that of the picked object, else the first filled one.
   */
  Optional<CellEdits.At> at() {
    Cursor cursor = model.selection().cursor();
    return model
        .ruleAt(cursor.row())
        .filter(r -> cursor.column().holdsObjects())
        .flatMap(
            rule -> {
              RulePart part =
                  cursor
                      .part()
                      .or(
                          () ->
                              cursor.column().parts().stream()
                                  .filter(p -> p.of(rule).filter(c -> !c.isAny()).isPresent())
                                  .findFirst())
                      .orElse(cursor.column().parts().getFirst());
              return model.ruleSet().map(set -> new CellEdits.At(set.id(), rule.id(), part));
            });
  }

  Cell cell(CellEdits.At at) {
    return model.ruleAt(at.rule().value()).flatMap(at.part()::of).orElse(Cell.ANY);
  }

  boolean isNegatable(CellEdits.At at) {
    return model.ruleAt(at.rule().value()).filter(at.part()::isNegatable).isPresent();
  }

  /** Adds what was picked in the search to the cell under the cursor. */
  void pick(Choice choice) {
    Cursor cursor = model.selection().cursor();
    model
        .ruleSet()
        .filter(set -> model.ruleAt(cursor.row()).isPresent())
        .ifPresent(
            set -> {
              CellEdits.At at = new CellEdits.At(set.id(), Id.of(cursor.row()), choice.part());
              Id id = choice.element().id();
              model.apply(choice.edit(at), choice.hint());
              model
                  .selection()
                  .select(Cursor.chip(cursor.row(), cursor.column(), choice.part(), id));
            });
  }
}

package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import org.twinkeep.model.Rule;

/**
 * Arrow keys. Left and right go from cell to cell; up and down from object to object, and on into
 * the next row.
 */
final class Movement {

  private final RulesViewModel model;

  Movement(RulesViewModel model) {
    this.model = model;
  }

  void left(List<RuleColumn> visible) {
    sideways(visible, -1);
  }

  void right(List<RuleColumn> visible) {
    sideways(visible, 1);
  }

  private void sideways(List<RuleColumn> visible, int step) {
    Cursor cursor = model.selection().cursor();
    Optional<Row> row = row();
    if (row.isPresent() && isTitle(row.get())) {
      model.fold(row.get(), step < 0);
      return;
    }
    int to = Math.clamp(visible.indexOf(cursor.column()) + step, 0, visible.size() - 1);
    model.selection().select(entering(cursor.row(), visible.get(to), List::getFirst));
  }

  void down() {
    vertical(1, List::getFirst);
  }

  void up() {
    vertical(-1, List::getLast);
  }

  private void vertical(int step, Entry enter) {
    Cursor cursor = model.selection().cursor();
    List<Chip> chips = chips(cursor.row(), cursor.column());
    int within = leading(cursor, chips) + step;
    if (leading(cursor, chips) >= 0 && within >= 0 && within < chips.size()) {
      Chip chip = chips.get(within);
      model.selection().select(Cursor.chip(cursor.row(), cursor.column(), chip.part(), chip.id()));
      return;
    }
    int at = model.indexOf(cursor.row());
    int to = at < 0 ? 0 : at + step;
    if (to >= 0 && to < model.rows().size()) {
      model.selection().select(entering(model.rows().get(to).key(), cursor.column(), enter));
    }
  }

  /** Extends the selection of rules by one row. */
  void extend(int step) {
    int to = model.indexOf(model.selection().cursor().row()) + step;
    if (to >= 0 && to < model.rows().size()) {
      model
          .selection()
          .extend(Cursor.cell(model.rows().get(to).key(), model.selection().cursor().column()));
    }
  }

  /** Moves by many rows; −∞ and ∞ are the ends. */
  void jump(int step) {
    if (model.rows().isEmpty()) {
      return;
    }
    long wanted = (long) model.indexOf(model.selection().cursor().row()) + step;
    int to = (int) Math.clamp(wanted, 0L, model.rows().size() - 1L);
    model
        .selection()
        .select(
            entering(
                model.rows().get(to).key(), model.selection().cursor().column(), List::getFirst));
  }

  private interface Entry {
    Chip of(List<Chip> chips);
  }

  private Cursor entering(String row, RuleColumn column, Entry enter) {
    List<Chip> chips = chips(row, column);
    if (chips.isEmpty()) {
      return Cursor.cell(row, column);
    }
    Chip chip = enter.of(chips);
    return Cursor.chip(row, column, chip.part(), chip.id());
  }

  private static int leading(Cursor cursor, List<Chip> chips) {
    for (int i = 0; i < chips.size(); i++) {
      if (!cursor.members().isEmpty()
          && cursor.part().filter(chips.get(i).part()::equals).isPresent()
          && cursor.members().getLast().equals(chips.get(i).id())) {
        return i;
      }
    }
    return -1;
  }

  private List<Chip> chips(String row, RuleColumn column) {
    Optional<Rule> rule = model.ruleAt(row);
    return rule.map(r -> Chip.of(model.project(), r, column)).orElse(List.of());
  }

  private static boolean isTitle(Row row) {
    return row instanceof Row.Section || row instanceof Row.AutomaticSection;
  }

  private Optional<Row> row() {
    int at = model.indexOf(model.selection().cursor().row());
    return at < 0 ? Optional.empty() : Optional.of(model.rows().get(at));
  }
}

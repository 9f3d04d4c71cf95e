package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;

/** A cell of a rules table: selects by mouse, shows the cursor, lets rules be dragged. */
abstract class RuleCell extends TableCell<Row, Row> {

  static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");

  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("has-error");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("has-warning");

  private final TableContext context;
  private final RuleColumn column;
  private final Tooltip tooltip = new Tooltip();
  private boolean selectOnRelease;

  RuleCell(TableContext context, RuleColumn column) {
    this.context = context;
    this.column = column;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    getStyleClass().addAll("rule-cell", "column-" + column.key());
    setOnMousePressed(this::pressed);
    setOnMouseClicked(this::clicked);
    setOnDragDetected(this::dragRules);
    setOnContextMenuRequested(
        event -> {
          context.editors().menuAt(this, event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  /** Shows a row's content. */
  abstract void render(Row row);

  TableContext context() {
    return context;
  }

  RulesViewModel model() {
    return context.model();
  }

  RuleColumn column() {
    return column;
  }

  @Override
  protected final void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    if (row != null && !empty) {
      render(row);
    } else if (getIndex() >= 0) {
      showNothing();
      explain("");
      clear();
    } else {
      return; // kept by the table for later use: nobody sees what it shows
    }
    showProblems();
    showCursor();
  }

  /**
   * Shows something. It stays in the cell when the cell has to show nothing for a while, since
   * taking nodes out of the window and putting them back is what makes scrolling slow.
   */
  final void show(Node content) {
    if (getGraphic() != content) {
      setGraphic(content);
    }
    setShown(content, true);
  }

  final void showNothing() {
    if (getGraphic() != null) {
      setShown(getGraphic(), false);
    }
  }

  /** Shows a node that stays where it is in the window, or hides it and takes no room for it. */
  static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** What hovering over the cell says; empty = nothing. */
  final void explain(String text) {
    tooltip.setText(text);
    setTooltip(text.isEmpty() ? null : tooltip);
  }

  /** Forgets what was rendered. */
  void clear() {}

  /** Shows the row anew, after something changed that it depends on besides its content. */
  final void renderAgain() {
    Row row = getItem();
    if (row != null && !isEmpty()) {
      render(row);
      showProblems();
    }
  }

  /** The problems that this cell marks. */
  List<Problem> problems() {
    return getItem() instanceof Row.User(var rule)
        ? model().marks().of(rule.id(), column)
        : List.of();
  }

  private void showProblems() {
    List<Problem> problems = problems();
    boolean error = Marks.worst(problems).filter(s -> s == Severity.ERROR).isPresent();
    pseudoClassStateChanged(ERROR, error);
    pseudoClassStateChanged(WARNING, !problems.isEmpty() && !error);
    if (!problems.isEmpty()) {
      explain(Marks.text(problems));
    }
  }

  /** Marks the cell, or what in it is picked. */
  void showCursor() {
    pseudoClassStateChanged(
        CURSOR, hasCursor() && model().selection().cursor().members().isEmpty());
  }

  final boolean hasCursor() {
    Row row = getItem();
    Cursor cursor = model().selection().cursor();
    return row != null && cursor.column() == column && cursor.row().equals(row.key());
  }

  private void pressed(MouseEvent event) {
    Row row = getItem();
    if (row == null) {
      return;
    }
    getTableView().requestFocus();
    selectOnRelease = false;
    Cursor here = Cursor.cell(row.key(), column);
    if (row instanceof Row.Section section && event.getButton() == MouseButton.PRIMARY) {
      model().selection().select(here);
      model().fold(section, !section.collapsed());
    } else if (row instanceof Row.AutomaticSection section) {
      model().selection().select(here);
      model().fold(section, !section.collapsed());
    } else if (event.getButton() == MouseButton.SECONDARY) {
      if (!isSelected(row)) {
        model().selection().select(here);
      } else if (!hasCursor()) {
        model().selection().selectRules(here, model().selection().selectedProperty().get());
      }
    } else if (event.isShiftDown()) {
      model().selection().extend(here);
    } else if (event.isShortcutDown()) {
      model().selection().toggle(here);
    } else if (isSelected(row) && model().selection().selectedProperty().get().size() > 1) {
      selectOnRelease = true;
    } else {
      model().selection().select(here);
    }
    event.consume();
  }

  private boolean isSelected(Row row) {
    Set<Id> selected = model().selection().selectedProperty().get();
    return row instanceof Row.User(var rule) && selected.contains(rule.id());
  }

  private void clicked(MouseEvent event) {
    Row row = getItem();
    if (row == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (selectOnRelease && event.isStillSincePress()) {
      model().selection().select(Cursor.cell(row.key(), column));
    }
    if (event.getClickCount() == 2 && row instanceof Row.User) {
      context.editors().edit("");
    }
    event.consume();
  }

  private void dragRules(MouseEvent event) {
    if (getItem() instanceof Row.User(var rule) && event.getButton() == MouseButton.PRIMARY) {
      if (!model().selection().selectedProperty().get().contains(rule.id())) {
        model().selection().select(Cursor.cell(rule.id().value(), column));
      }
      RuleDrag.rules(this, model(), event.isShortcutDown(), TransferMode.COPY_OR_MOVE);
      event.consume();
    }
  }
}

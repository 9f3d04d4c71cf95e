package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.ui.kit.Settings;

/** The table with its columns, which stay as the user left them. */
final class RuleTable extends TableView<Row> {

  private final TableContext context;
  private final ColumnLayout layout;

  RuleTable(TableContext context, Settings settings) {
    super(context.model().rows());
    this.context = context;
    Kind kind = context.model().kind();
    setId("rules-" + RuleColumn.word(kind));
    getStyleClass().add("rules-table");
    setSelectionModel(null);
    setTableMenuButtonVisible(true);
    setRowFactory(table -> new RuleRow(context, LocalDate::now));
    layout = new ColumnLayout(this, RuleColumn.of(kind).stream().map(this::column).toList());
    layout.keepIn(settings, "rules." + RuleColumn.word(kind) + ".columns");
    follow(context.model());
  }

  /**
   * Rows and cells do not listen for themselves: the table drops them and makes new ones as it
   * likes, and a listener would keep the dropped ones alive and at work.
   */
  private void follow(RulesViewModel model) {
    RuleSelection selection = model.selection();
    selection.cursorProperty().addListener((p, before, after) -> showSelection());
    selection.selectedProperty().addListener((p, before, after) -> showSelection());
    selection.highlightedProperty().addListener((p, before, after) -> showSelection());
    model.versionProperty().addListener((p, before, after) -> rows().forEach(RuleRow::renderAgain));
    model
        .ruleSetProperty()
        .subscribe(set -> set.ifPresent(rules -> layout.makeRoomFor(model.project(), rules)));
  }

  private void showSelection() {
    rows().forEach(RuleRow::showSelection);
  }

  /** The rows that the table has, on the screen or for later use. */
  private List<RuleRow> rows() {
    List<RuleRow> rows = new ArrayList<>();
    flow().ifPresent(flow -> collect(flow, rows));
    return rows;
  }

  private static void collect(Parent parent, List<RuleRow> rows) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof RuleRow row) {
        rows.add(row);
      } else if (child instanceof Parent inner) {
        collect(inner, rows);
      }
    }
  }

  /** The columns that are shown, from the left. */
  List<RuleColumn> visible() {
    return getVisibleLeafColumns().stream().map(ColumnLayout::of).toList();
  }

  private TableColumn<Row, Row> column(RuleColumn kind) {
    TableColumn<Row, Row> column = new TableColumn<>(kind.title());
    column.setId("column-" + kind.key());
    column.setUserData(kind);
    column.setSortable(false);
    column.setMinWidth(RuleColumn.NUMBER.width());
    column.setVisible(kind.shownAtFirst(context.model().kind()));
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    column.setCellFactory(c -> cell(kind));
    return column;
  }

  private TableCell<Row, Row> cell(RuleColumn column) {
    return switch (column) {
      case NUMBER -> new NumberCell(context, column);
      case ENABLED -> new EnabledCell(context, column);
      case ACTION -> new ActionCell(context, column);
      case OPTIONS -> new OptionsCell(context, column);
      case COMMENT -> new TextCell(context, column, RuleText::comment);
      case HITS -> new TextCell(context, column, rule -> context.model().hits(rule.id()));
      case METRIC ->
          new TextCell(
              context,
              column,
              rule -> rule instanceof RoutingRule r && r.metric() > 0 ? "" + r.metric() : "");
      case OWNER -> new TextCell(context, column, rule -> rule.info().owner());
      case TICKET -> new TextCell(context, column, rule -> rule.info().ticket());
      case REVIEW -> new TextCell(context, column, rule -> RuleText.day(rule.info().review()));
      case EXPIRES -> new TextCell(context, column, rule -> RuleText.day(rule.info().expires()));
      case SOURCE,
          DESTINATION,
          SERVICE,
          INTERFACE,
          NAT_INTERFACE,
          TIME,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE,
          GATEWAY,
          OUT ->
          new ObjectsCell(context, column);
    };
  }

  // Where the user looks

  /** Brings the row of the cursor into view, moving as little as possible. */
  void reveal(String key) {
    int index = context.model().indexOf(key);
    VirtualFlow<?> flow = flow().orElse(null);
    if (index < 0 || flow == null || flow.getFirstVisibleCell() == null) {
      if (index >= 0) {
        scrollTo(index);
      }
      return;
    }
    IndexedCell<?> last = flow.getLastVisibleCell();
    if (index <= flow.getFirstVisibleCell().getIndex()) {
      scrollTo(index);
    } else if (index == last.getIndex()) {
      // The flow's own scrollTo adds a row of its own each time for this one.
      double hidden = last.getLayoutY() + last.getHeight() - visibleHeight(flow);
      if (hidden > 0) {
        flow.scrollPixels(hidden);
      }
    } else if (index > last.getIndex()) {
      scrollTo(index);
      flow.scrollPixels(-visibleHeight(flow) / 2);
    }
  }

  private double visibleHeight(VirtualFlow<?> flow) {
    return flow.getHeight() - sidewaysBar().map(ScrollBar::getHeight).orElse(0.0);
  }

  /** The scroll bar below the rows; absent when all columns fit. */
  private Optional<ScrollBar> sidewaysBar() {
    return lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible())
        .findFirst();
  }

  /** Scrolls by pixels; used while something is dragged near an edge. */
  void scrollBy(double pixels) {
    flow().ifPresent(f -> f.scrollPixels(pixels));
  }

  /** Scrolls to the right by pixels, or to the left by negative ones, when columns are hidden. */
  void scrollSideways(double pixels) {
    sidewaysBar()
        .ifPresent(
            bar -> bar.setValue(Math.clamp(bar.getValue() + pixels, bar.getMin(), bar.getMax())));
  }

  /** How many rows fit on the screen. */
  int page() {
    return flow()
        .filter(f -> f.getFirstVisibleCell() != null)
        .map(f -> f.getLastVisibleCell().getIndex() - f.getFirstVisibleCell().getIndex())
        .orElse(10);
  }

  private Optional<VirtualFlow<?>> flow() {
    return Optional.ofNullable((VirtualFlow<?>) lookup(".virtual-flow"));
  }

  /** A cell, when it is on the screen. Rows that the table keeps for later use do not count. */
  Optional<RuleCell> cell(String row, RuleColumn column) {
    return lookupAll(".rule-cell").stream()
        .map(RuleCell.class::cast)
        .filter(c -> c.column() == column && c.getItem() != null && c.getItem().key().equals(row))
        .filter(c -> c.getTableRow() != null && c.getTableRow().isVisible() && c.getScene() != null)
        .findFirst();
  }
}

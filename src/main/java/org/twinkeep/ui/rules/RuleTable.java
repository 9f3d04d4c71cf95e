package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
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
import org.twinkeep.model.Rule;
import org.twinkeep.ui.kit.Settings;

/** The table with its columns, which stay as the user left them. */
final class RuleTable extends TableView<Row> {

  private static final double SCROLL_BAR = 16;

  /** Pixels of a digit. */
  private static final double DIGIT = 9;

  private final TableContext context;
  private final Settings settings;
  private final String settingsKey;
  private boolean restoring;
  private double stretched;

  RuleTable(TableContext context, Settings settings) {
    super(context.model().rows());
    this.context = context;
    this.settings = settings;
    Kind kind = context.model().kind();
    this.settingsKey = "rules." + kind.name().toLowerCase(java.util.Locale.ROOT) + ".columns";
    setId("rules-" + kind.name().toLowerCase(java.util.Locale.ROOT));
    getStyleClass().add("rules-table");
    setSelectionModel(null);
    setTableMenuButtonVisible(true);
    setRowFactory(table -> new RuleRow(context, LocalDate::now));
    restore(RuleColumn.of(kind));
    follow(context.model());
    widthProperty().addListener((p, before, after) -> stretch());
    getColumns().addListener((ListChangeListener<TableColumn<Row, ?>>) change -> remember());
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
    model.versionProperty().subscribe(version -> makeRoomForNumbers());
  }

  /** Numbers are never cut: the column grows with them, and stays wider when the user wants so. */
  private void makeRoomForNumbers() {
    int digits = Integer.toString(context.model().rules().size()).length();
    double needed = RuleColumn.NUMBER.width() + DIGIT * Math.max(0, digits - 2);
    getColumns().stream()
        .filter(c -> of(c) == RuleColumn.NUMBER && c.getWidth() < needed)
        .forEach(c -> c.setPrefWidth(needed));
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
    return getVisibleLeafColumns().stream().map(RuleTable::of).toList();
  }

  private static RuleColumn of(TableColumn<Row, ?> column) {
    return (RuleColumn) column.getUserData();
  }

  private TableColumn<Row, Row> column(RuleColumn kind) {
    TableColumn<Row, Row> column = new TableColumn<>(kind.title());
    column.setId("column-" + kind.key());
    column.setUserData(kind);
    column.setSortable(false);
    column.setPrefWidth(kind.width());
    column.setMinWidth(36);
    column.setVisible(kind.shownAtFirst());
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
      case COMMENT -> new TextCell(context, column, RuleTable::comment);
      case HITS -> new TextCell(context, column, rule -> context.model().hits(rule.id()));
      case METRIC ->
          new TextCell(
              context,
              column,
              rule -> rule instanceof RoutingRule r && r.metric() > 0 ? "" + r.metric() : "");
      case OWNER -> new TextCell(context, column, rule -> rule.info().owner());
      case TICKET -> new TextCell(context, column, rule -> rule.info().ticket());
      case REVIEW -> new TextCell(context, column, rule -> day(rule.info().review()));
      case EXPIRES -> new TextCell(context, column, rule -> day(rule.info().expires()));
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

  private static String comment(Rule rule) {
    String name = rule.info().name();
    return name.isEmpty() ? rule.info().comment() : name + ": " + rule.info().comment();
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
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

  // Columns

  /** {@code source:150:shown,destination:150:hidden,…} in the order of the table. */
  private void restore(List<RuleColumn> known) {
    restoring = true;
    List<String> kept = settings.get(settingsKey).map(t -> List.of(t.split(","))).orElse(List.of());
    List<String> order = kept.stream().map(k -> k.split(":")[0]).toList();
    List<TableColumn<Row, ?>> columns = new ArrayList<>();
    for (RuleColumn kind : known) {
      TableColumn<Row, Row> column = column(kind);
      kept.stream()
          .map(k -> k.split(":"))
          .filter(k -> k.length == 3 && k[0].equals(kind.key()) && k[1].matches("[0-9]{1,4}"))
          .findFirst()
          .ifPresent(
              k -> {
                column.setPrefWidth(Integer.parseInt(k[1]));
                column.setVisible(k[2].equals("shown"));
              });
      column.widthProperty().addListener((p, before, after) -> remember());
      column.visibleProperty().addListener((p, before, after) -> remember());
      columns.add(column);
    }
    columns.sort(
        Comparator.comparingInt(
            c -> order.contains(of(c).key()) ? order.indexOf(of(c).key()) : known.indexOf(of(c))));
    getColumns().setAll(columns);
    restoring = false;
  }

  /** Gives the comment what is left of the width, until the user gives it another one. */
  private void stretch() {
    double others = SCROLL_BAR;
    for (TableColumn<Row, ?> column : getVisibleLeafColumns()) {
      others += of(column) == RuleColumn.COMMENT ? 0 : column.getWidth();
    }
    double left = Math.max(RuleColumn.COMMENT.width(), Math.floor(getWidth() - others));
    for (TableColumn<Row, ?> column : getVisibleLeafColumns()) {
      boolean untouched = stretched == 0 || Math.abs(column.getWidth() - stretched) < 1;
      if (of(column) == RuleColumn.COMMENT && untouched && getWidth() > 0) {
        stretched = left;
        column.setPrefWidth(left);
      }
    }
  }

  private void remember() {
    if (!restoring) {
      settings.put(
          settingsKey,
          getColumns().stream()
              .map(
                  c ->
                      of(c).key()
                          + ":"
                          + Math.round(c.getWidth())
                          + ":"
                          + (c.isVisible() ? "shown" : "hidden"))
              .collect(Collectors.joining(",")));
    }
  }
}

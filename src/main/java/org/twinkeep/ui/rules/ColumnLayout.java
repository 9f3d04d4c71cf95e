package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.ui.kit.Settings;

/**
 * Order, visibility and width of the columns. What the user chose is kept; the columns whose width
 * nobody chose share what is left by what stands in them, so that no scroll bar is needed while
 * there is room.
 */
final class ColumnLayout {

  /** Pixels for the scroll bar beside the rows. */
  private static final double SCROLL_BAR = 12;

  /** Pixels in which the name of most objects is whole, with its icon. */
  private static final double NAMES = 116;

  /** A column of just this width is made to fit its content by JavaFX when it is first shown. */
  private static final double UNDECIDED = 80;

  private final TableView<Row> table;
  private final Set<RuleColumn> chosen = EnumSet.noneOf(RuleColumn.class);
  private final Map<RuleColumn, Double> wishes = new EnumMap<>(RuleColumn.class);
  private Optional<Id> shownSet = Optional.empty();

  ColumnLayout(TableView<Row> table, List<TableColumn<Row, Row>> columns) {
    this.table = table;
    table.getColumns().setAll(columns);
    table.setColumnResizePolicy(this::resize);
  }

  static RuleColumn of(TableColumn<Row, ?> column) {
    return (RuleColumn) column.getUserData();
  }

  /** Takes over what was kept, and keeps every change from now on. */
  void keepIn(Settings settings, String key) {
    settings.get(key).ifPresent(kept -> restore(List.of(kept.split(","))));
    Runnable keep = () -> settings.put(key, text());
    table.widthProperty().addListener((p, before, after) -> share());
    table.getColumns().addListener((ListChangeListener<TableColumn<Row, ?>>) change -> keep.run());
    for (TableColumn<Row, ?> column : table.getColumns()) {
      column.widthProperty().addListener((p, before, after) -> keep.run());
      column
          .visibleProperty()
          .addListener(
              (p, before, after) -> {
                share();
                keep.run();
              });
    }
    share();
  }

  /**
   * Makes room for what these rules show. While the same rule set is shown, columns only grow: none
   * moves because something was deleted.
   */
  void makeRoomFor(Project project, RuleSet rules) {
    if (!shownSet.equals(Optional.of(rules.id()))) {
      shownSet = Optional.of(rules.id());
      wishes.clear();
    }
    Map<RuleColumn, Double> before = new EnumMap<>(wishes);
    for (TableColumn<Row, ?> column : table.getColumns()) {
      double wish = ColumnWish.of(project, rules.rules(), of(column));
      wishes.merge(of(column), wish, Math::max);
      if (of(column) == RuleColumn.NUMBER) {
        column.setMinWidth(wish); // numbers are never cut, whatever the user chooses
      }
    }
    if (!wishes.equals(before)) {
      share();
    }
  }

  /** What the user does with the border of a column. */
  private boolean resize(TableView.ResizeFeatures<?> features) {
    boolean done = TableView.UNCONSTRAINED_RESIZE_POLICY.call(features);
    if (features.getColumn() != null
        && features.getColumn().getUserData() instanceof RuleColumn column) {
      chosen.add(column);
      share();
    }
    return done;
  }

  /** Everybody's need first, then the wishes as far as they can be met, then what is left over. */
  private void share() {
    double left = table.getWidth() - SCROLL_BAR;
    double wished = 0;
    int shares = 0;
    for (TableColumn<Row, ?> column : table.getVisibleLeafColumns()) {
      boolean fixed = chosen.contains(of(column));
      left -= fixed ? column.getWidth() : need(of(column));
      wished += fixed ? 0 : wish(of(column));
      shares += fixed ? 0 : of(column).share();
    }
    double met = wished == 0 ? 0 : Math.clamp(left / wished, 0, 1);
    double rest = shares == 0 ? 0 : Math.max(0, left - wished) / shares;
    for (TableColumn<Row, ?> column : table.getColumns()) {
      RuleColumn kind = of(column);
      if (!chosen.contains(kind)) {
        setWidth(column, need(kind) + Math.floor(wish(kind) * met + kind.share() * rest));
      }
    }
  }

  /**
   * What a column must have: one without a share is never cut, and the names of objects stay
   * legible even where a scroll bar is the price.
   */
  private double need(RuleColumn column) {
    double wish = wishes.getOrDefault(column, column.width());
    if (column.share() == 0) {
      return wish;
    }
    return column.holdsObjects() ? Math.max(column.width(), Math.min(wish, NAMES)) : column.width();
  }

  /** What a column wishes besides what it needs. */
  private double wish(RuleColumn column) {
    return wishes.getOrDefault(column, column.width()) - need(column);
  }

  private static void setWidth(TableColumn<Row, ?> column, double width) {
    column.setPrefWidth(width == UNDECIDED ? width - 0.5 : width);
  }

  /** {@code source:150:shown,comment:0:hidden,…} in the order of the table; 0 = not chosen. */
  private String text() {
    return table.getColumns().stream().map(this::text).collect(Collectors.joining(","));
  }

  private String text(TableColumn<Row, ?> column) {
    long width = chosen.contains(of(column)) ? Math.round(column.getWidth()) : 0;
    return of(column).key() + ":" + width + ":" + (column.isVisible() ? "shown" : "hidden");
  }

  private void restore(List<String> kept) {
    List<String> order = kept.stream().map(k -> k.split(":")[0]).toList();
    List<TableColumn<Row, ?>> columns = new ArrayList<>(table.getColumns());
    List<TableColumn<Row, ?>> asMade = List.copyOf(columns);
    for (TableColumn<Row, ?> column : columns) {
      of(kept, of(column).key()).ifPresent(k -> restore(column, k));
    }
    columns.sort(
        Comparator.comparingInt(
            c -> {
              int place = order.indexOf(of(c).key());
              return place < 0 ? asMade.indexOf(c) : place;
            }));
    table.getColumns().setAll(columns);
  }

  private static Optional<String[]> of(List<String> kept, String key) {
    return kept.stream()
        .map(k -> k.split(":"))
        .filter(k -> k.length == 3 && k[0].equals(key) && k[1].matches("[0-9]{1,4}"))
        .findFirst();
  }

  private void restore(TableColumn<Row, ?> column, String[] kept) {
    int width = Integer.parseInt(kept[1]);
    if (width > 0) {
      chosen.add(of(column));
      setWidth(column, width);
    }
    column.setVisible(kept[2].equals("shown"));
  }
}

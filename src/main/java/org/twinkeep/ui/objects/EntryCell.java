package org.twinkeep.ui.objects;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.twinkeep.ui.kit.Icons;

/** A line of the tree: icon, name, what it stands for; the name can be typed over. */
class EntryCell extends TreeCell<Entry> {

  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");
  private static final double DOT = 4;

  private final BiConsumer<Entry, String> rename;
  private final Function<Entry, String> tooltip;
  private final Label title = new Label();
  private final Label detail = new Label();
  private final HBox row = new HBox(6);
  private @Nullable TextField editor;

  /**
   * Builds an empty line.
   *
   * @param rename takes the new name
   * @param tooltip more about an entry
   */
  EntryCell(BiConsumer<Entry, String> rename, Function<Entry, String> tooltip) {
    this.rename = rename;
    this.tooltip = tooltip;
    row.setAlignment(Pos.CENTER_LEFT);
    title.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add("entry-detail");
    detail.setTextOverrun(OverrunStyle.ELLIPSIS);
    HBox.setHgrow(detail, Priority.ALWAYS);
    setPrefWidth(0);
  }

  /** Marks that something is wrong with what the line shows. */
  void setTroubled(boolean troubled) {
    pseudoClassStateChanged(TROUBLED, troubled);
  }

  @Override
  protected void updateItem(Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    editor = null;
    if (empty || entry == null) {
      setGraphic(null);
      setTooltip(null);
      setTroubled(false);
      return;
    }
    title.setText(entry.title());
    detail.setText(entry.detail());
    row.getChildren().setAll(Icons.of(entry.icon()), title, detail);
    entry
        .colour()
        .ifPresent(
            colour -> {
              Circle dot = new Circle(DOT);
              dot.getStyleClass()
                  .addAll("dot", "colour-" + colour.name().toLowerCase(java.util.Locale.ROOT));
              row.getChildren().add(1, dot);
            });
    setGraphic(row);
    String text = tooltip.apply(entry);
    setTooltip(text.isEmpty() ? null : new Tooltip(text));
  }

  @Override
  public void startEdit() {
    super.startEdit();
    Entry entry = getItem();
    if (!isEditing() || entry == null) {
      return;
    }
    TextField field = new TextField(entry.title());
    field.setId("entry-name");
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            finish(entry, field.getText());
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
            event.consume();
          }
        });
    field
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused && isEditing()) {
                finish(entry, field.getText());
              }
            });
    editor = field;
    HBox.setHgrow(field, Priority.ALWAYS);
    row.getChildren().setAll(Icons.of(entry.icon()), field);
    field.selectAll();
    field.requestFocus();
  }

  private void finish(Entry entry, String name) {
    super.cancelEdit();
    updateItem(entry, false);
    getTreeView().requestFocus();
    rename.accept(entry, name);
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    if (editor != null) {
      updateItem(getItem(), isEmpty());
      getTreeView().requestFocus();
    }
  }
}

package org.twinkeep.ui.kit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * A field with a list of answers below it. Arrows walk through the answers while one types, Enter
 * takes one, Ctrl+Enter takes it and stays open, Escape closes.
 *
 * @param <T> an answer
 */
public final class SearchPopup<T> {

  /**
   * What the list says of an answer.
   *
   * @param icon an Ikonli name
   * @param title what it is
   * @param detail more about it, beside the title; may be empty
   * @param key how to get it without this list, at the right end; may be empty
   */
  public record Line(String icon, String title, String detail, String key) {}

  private static final double ROW = 28;
  private static final int ROWS = 9;

  private final Popup popup = new Popup();
  private final TextField field = new TextField();
  private final ObservableList<T> answers = FXCollections.observableArrayList();
  private final ListView<T> list = new ListView<>(answers);
  private final Function<String, List<T>> search;
  private final Function<T, Line> line;
  private final Consumer<T> picked;
  private final double width;

  /**
   * Makes the popup; it is shown by {@link #over} or {@link #inFrontOf}.
   *
   * @param id of the field; the list has {@code id-choices}
   * @param width in pixels
   * @param prompt what can be typed
   * @param nothing what the list says when there is no answer
   * @param search the answers to a text, best first
   */
  public SearchPopup(
      String id,
      double width,
      String prompt,
      String nothing,
      Function<String, List<T>> search,
      Function<T, Line> line,
      Consumer<T> picked) {
    this.search = search;
    this.line = line;
    this.picked = picked;
    this.width = width;
    field.setId(id);
    field.setPromptText(prompt);
    list.setId(id + "-choices");
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new AnswerCell());
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label(nothing));
    field.textProperty().addListener((p, before, now) -> answer(now));
    VBox box = new VBox(field, list);
    box.getStyleClass().add("search-popup");
    box.setPrefWidth(width);
    popup.getContent().add(box);
    popup.setAutoHide(true);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Opens where a node begins, with a text to begin with. */
  public void over(Node at, String typed) {
    Bounds bounds = at.localToScreen(at.getLayoutBounds());
    open(at, bounds.getMinX(), bounds.getMinY(), typed);
  }

  /** Opens in the middle of a window's content, near its top. */
  public void inFrontOf(Node content) {
    Bounds bounds = content.localToScreen(content.getLayoutBounds());
    open(content, bounds.getCenterX() - width / 2, bounds.getMinY() + 80, "");
  }

  private void open(Node owner, double x, double y, String typed) {
    popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
    if (typed.equals(field.getText())) {
      answer(typed);
    } else {
      field.setText(typed);
    }
    popup.show(owner, x, y);
    field.requestFocus();
    field.positionCaret(typed.length());
  }

  private void answer(String text) {
    answers.setAll(search.apply(text));
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    int rows = answers.isEmpty() ? 2 : Math.min(answers.size(), ROWS); // else a sentence says so
    list.setPrefHeight(ROW * rows + 2);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> step(1);
      case UP -> step(-1);
      case PAGE_DOWN -> step(ROWS);
      case PAGE_UP -> step(-ROWS);
      case ESCAPE -> popup.hide();
      case ENTER, TAB -> pick(event.isShortcutDown());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(int by) {
    int size = answers.size();
    if (size > 0) {
      int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, size - 1);
      list.getSelectionModel().select(to);
      list.scrollTo(Math.max(0, to - ROWS / 2));
    }
  }

  private void pick(boolean stay) {
    T answer = list.getSelectionModel().getSelectedItem();
    if (answer != null) {
      if (stay) {
        field.clear();
      } else {
        popup.hide();
      }
      picked.accept(answer);
    }
  }

  private final class AnswerCell extends ListCell<T> {

    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label key = new Label();
    private final HBox box;

    AnswerCell() {
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      box = new HBox(title, detail, space, key);
      box.getStyleClass().add("choice");
      detail.getStyleClass().add("choice-detail");
      key.getStyleClass().add("choice-detail");
      title.setMinWidth(Label.USE_PREF_SIZE);
      key.setMinWidth(Label.USE_PREF_SIZE);
      box.setMaxWidth(width - 30);
      setOnMouseClicked(
          event -> {
            if (!isEmpty()) {
              list.getSelectionModel().select(getIndex());
              pick(event.isShortcutDown());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable T answer, boolean empty) {
      super.updateItem(answer, empty);
      if (answer == null || empty) {
        setGraphic(null);
      } else {
        Line said = line.apply(answer);
        title.setGraphic(Icons.of(said.icon()));
        title.setText(said.title());
        detail.setText(said.detail());
        key.setText(said.key());
        setGraphic(box);
      }
    }
  }
}

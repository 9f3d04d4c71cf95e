package org.twinkeep.ui.rules;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/**
 * Edits a text in the place of its cell: Enter keeps it, Shift+Enter breaks the line, Esc forgets
 * it. Text with a problem is not kept; what is wrong stands below while one types.
 */
final class TextEditor {

  /** Accepts every text. */
  static final Function<String, Optional<String>> ANYTHING = text -> Optional.empty();

  private final Popup popup = new Popup();
  private final TextArea area = new TextArea();
  private final Label problem = new Label();
  private final Function<String, Optional<String>> check;
  private final Consumer<String> done;
  private final String original;
  private boolean forgotten;

  TextEditor(
      String title, String text, Function<String, Optional<String>> check, Consumer<String> done) {
    this.check = check;
    this.done = done;
    this.original = text;
    Label label = new Label(title);
    label.getStyleClass().add("choice-detail");
    problem.getStyleClass().add("editor-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    area.setId("rule-text-editor");
    area.setText(text);
    area.setWrapText(true);
    area.setPrefRowCount(2);
    area.textProperty().subscribe(t -> problem.setText(check.apply(t.strip()).orElse("")));
    VBox box = new VBox(label, area, problem);
    box.getStyleClass().add("rule-popup");
    popup.getContent().add(box);
    popup.setAutoHide(true);
    popup.setOnHidden(event -> keep());
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Opens at a node; {@code typed} replaces the text, empty = the text is selected. */
  void show(Node at, String typed) {
    Bounds bounds = at.localToScreen(at.getLayoutBounds());
    double width = Math.max(260, bounds.getWidth() + 20);
    area.setPrefWidth(width);
    problem.setMaxWidth(width);
    popup.getScene().getStylesheets().setAll(at.getScene().getStylesheets());
    popup.show(at, bounds.getMinX(), bounds.getMinY());
    area.requestFocus();
    if (typed.isEmpty()) {
      area.selectAll();
    } else {
      area.setText(typed);
      area.positionCaret(typed.length());
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      forgotten = true;
      popup.hide();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      if (event.isShiftDown()) {
        area.insertText(area.getCaretPosition(), "\n");
      } else if (check.apply(area.getText().strip()).isEmpty()) {
        popup.hide();
      }
      event.consume();
    }
  }

  private void keep() {
    String text = area.getText().strip();
    if (!forgotten && !text.equals(original) && check.apply(text).isEmpty()) {
      done.accept(text);
    }
  }
}

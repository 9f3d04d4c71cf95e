package org.twinkeep.ui.rules;

import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** Edits a text in the place of its cell: Enter keeps, Shift+Enter breaks the line, Esc forgets. */
final class TextEditor {

  private final Popup popup = new Popup();
  private final TextArea area = new TextArea();
  private final Consumer<String> done;
  private boolean forgotten;

  TextEditor(String title, String text, Consumer<String> done) {
    this.done = done;
    Label label = new Label(title + " – Enter keeps, Esc forgets");
    label.getStyleClass().add("choice-detail");
    area.setId("rule-text-editor");
    area.setText(text);
    area.setWrapText(true);
    area.setPrefRowCount(2);
    VBox box = new VBox(label, area);
    box.getStyleClass().add("rule-popup");
    popup.getContent().add(box);
    popup.setAutoHide(true);
    popup.setOnHidden(event -> keep());
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(Node at, String typed) {
    Bounds bounds = at.localToScreen(at.getLayoutBounds());
    area.setPrefWidth(Math.max(240, bounds.getWidth() + 20));
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
      } else {
        popup.hide();
      }
      event.consume();
    }
  }

  private void keep() {
    if (!forgotten) {
      done.accept(area.getText().strip());
    }
  }
}

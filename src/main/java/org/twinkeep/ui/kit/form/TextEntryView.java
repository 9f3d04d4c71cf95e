package org.twinkeep.ui.kit.form;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** A text field with what is wrong below it. */
final class TextEntryView {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final int LEAST_ROWS = 2;
  private static final int MOST_ROWS = 10;

  /** Pixels that a line of text cannot use. */
  private static final double PADDING = 24;

  /** Pixels of an average character, rather too wide than too narrow. */
  private static final double CHARACTER = 7.2;

  private final TextEntry entry;
  private final TextInputControl field;
  private final VBox box;

  TextEntryView(TextEntry entry) {
    this.entry = entry;
    this.field = field(entry);
    field.setId(EntryView.id(entry));
    field.setPromptText(entry.prompt());
    field.textProperty().bindBidirectional(entry.textProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                entry.commit();
              }
            });
    Label problem = new Label();
    problem.setId(field.getId() + "-problem");
    problem.setWrapText(true);
    problem.getStyleClass().add("form-problem");
    problem.textProperty().bind(entry.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    problem.visibleProperty().bind(problem.managedProperty());
    entry
        .problemProperty()
        .subscribe(text -> field.pseudoClassStateChanged(WRONG, !text.isEmpty()));
    box = new VBox(2, field, problem);
  }

  Node node() {
    return box;
  }

  private void key(KeyEvent event) {
    boolean enter = event.getCode() == KeyCode.ENTER;
    if (enter && (entry.shape() == TextEntry.Shape.LINE || event.isShortcutDown())) {
      entry.commit();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      entry.revert();
      event.consume();
    }
  }

  private static TextInputControl field(TextEntry entry) {
    return switch (entry.shape()) {
      case LINE -> new TextField();
      case LINES -> area(entry);
      case CODE -> {
        TextArea area = area(entry);
        area.getStyleClass().add("code");
        yield area;
      }
    };
  }

  private static TextArea area(TextEntry entry) {
    TextArea area = new TextArea();
    area.setWrapText(entry.shape() == TextEntry.Shape.LINES);
    area.prefRowCountProperty()
        .bind(
            Bindings.createIntegerBinding(
                () -> rows(entry.textProperty().get(), area.isWrapText() ? area.getWidth() : 0),
                entry.textProperty(),
                area.widthProperty()));
    return area;
  }

  /** Enough for the text; lines that do not fit into a width count as several. 0 = no wrapping. */
  static int rows(String text, double width) {
    double fits = width > PADDING ? (width - PADDING) / CHARACTER : Double.MAX_VALUE;
    long rows = text.lines().mapToLong(line -> (long) Math.floor(line.length() / fits) + 1).sum();
    return (int) Math.clamp(rows, LEAST_ROWS, MOST_ROWS);
  }
}

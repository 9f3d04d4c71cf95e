package org.twinkeep.ui.rules;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.twinkeep.ui.kit.Icons;

/** The search that opens in a cell when one types there. */
final class Picker {

  private static final double WIDTH = 420;
  private static final double ROW = 28;
  private static final int ROWS = 9;
  private static final char DELETE = 127;

  private final Popup popup = new Popup();
  private final TextField field = new TextField();
  private final ListView<Choice> list = new ListView<>();
  private final Consumer<Choice> picked;

  Picker(PickerViewModel model, Consumer<Choice> picked) {
    this.picked = picked;
    field.setId("rule-search");
    field.setPromptText("Name, address, port or #tag");
    model.textProperty().bind(field.textProperty());
    list.setItems(model.choices());
    list.setId("rule-search-choices");
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new ChoiceCell());
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label("Nothing fits. Type an address, tcp/443 or a name."));
    model.choices().subscribe(() -> list.getSelectionModel().selectFirst());
    list.getSelectionModel().selectFirst();
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> ROW * Math.clamp(model.choices().size(), 2, ROWS) + 2, model.choices()));
    VBox box = new VBox(field, list);
    box.getStyleClass().add("rule-popup");
    box.setPrefWidth(WIDTH);
    popup.getContent().add(box);
    popup.setAutoHide(true);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Opens below a node with a text to begin with. */
  void show(Node at, String typed) {
    Bounds bounds = at.localToScreen(at.getLayoutBounds());
    popup.getScene().getStylesheets().setAll(at.getScene().getStylesheets());
    popup.show(at, bounds.getMinX(), bounds.getMinY());
    field.setText(typed);
    field.requestFocus();
    field.positionCaret(typed.length());
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
    int size = list.getItems().size();
    if (size > 0) {
      int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, size - 1);
      list.getSelectionModel().select(to);
      list.scrollTo(Math.max(0, to - ROWS / 2));
    }
  }

  private void pick(boolean stay) {
    Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null) {
      if (stay) {
        field.clear();
      } else {
        popup.hide();
      }
      picked.accept(choice);
    }
  }

  private final class ChoiceCell extends ListCell<Choice> {

    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox box = new HBox(title, detail);

    ChoiceCell() {
      box.getStyleClass().add("choice");
      detail.getStyleClass().add("choice-detail");
      title.setMinWidth(Label.USE_PREF_SIZE);
      box.setMaxWidth(WIDTH - 30);
      setOnMouseClicked(
          event -> {
            if (!isEmpty()) {
              list.getSelectionModel().select(getIndex());
              pick(event.isShortcutDown());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (choice == null || empty) {
        setGraphic(null);
      } else {
        title.setGraphic(Icons.of(choice.isNew() ? "mdi2p-plus-circle-outline" : choice.icon()));
        title.setText(choice.title());
        detail.setText(choice.detail());
        setGraphic(box);
      }
    }
  }

  static boolean isTyping(KeyEvent event) {
    String text = event.getCharacter();
    return !event.isShortcutDown()
        && !event.isAltDown()
        && text.length() == 1
        && text.charAt(0) > ' '
        && text.charAt(0) != DELETE;
  }
}

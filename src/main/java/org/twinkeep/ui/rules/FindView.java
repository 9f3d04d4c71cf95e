package org.twinkeep.ui.rules;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.twinkeep.ui.kit.Shown;
import org.twinkeep.ui.kit.TypingPause;
import org.twinkeep.ui.rules.FindViewModel.Hit;
import org.twinkeep.ui.rules.FindViewModel.Mode;

/** Find and replace as a panel: what is looked for above, the places below. */
public final class FindView {

  private final FindViewModel model;
  private final BorderPane root = new BorderPane();
  private final TextField wanted = new TextField();
  private final ListView<Hit> list = new ListView<>();

  /** Shows what the view-model finds. */
  public FindView(FindViewModel model) {
    this.model = model;
    root.getStyleClass().add("find");
    root.setTop(fields());
    root.setCenter(places());
  }

  public Parent node() {
    return root;
  }

  /** Puts the keyboard where one types what to find. */
  public void focus() {
    wanted.requestFocus();
    wanted.selectAll();
  }

  private Node fields() {
    wanted.setId("find-wanted");
    wanted.setPromptText("Find");
    TypingPause.connect(wanted, model.wantedProperty());
    wanted.setOnAction(event -> list.requestFocus());
    CheckBox containing = new CheckBox("also in networks and groups that contain it");
    containing.setId("find-containing");
    containing.selectedProperty().bindBidirectional(model.containingProperty());
    containing.disableProperty().bind(model.modeProperty().isNotEqualTo(Mode.OBJECTS));
    TextField replacement = new TextField();
    replacement.setId("find-replacement");
    replacement
        .promptTextProperty()
        .bind(
            Bindings.when(model.modeProperty().isEqualTo(Mode.OBJECTS))
                .then("Replace by: name, address, tcp/443")
                .otherwise("Replace by text"));
    replacement.setPrefColumnCount(18);
    replacement.textProperty().bindBidirectional(model.replacementProperty());
    Button selected = button("Replace", "find-replace", () -> List.copyOf(selection()));
    Button all = button("Replace all", "find-replace-all", () -> List.copyOf(model.hits()));
    Label message = new Label();
    message.setId("find-message");
    message.getStyleClass().add("choice-detail");
    message.textProperty().bind(model.messageProperty());
    FlowPane fields =
        new FlowPane(wanted, modes(), containing, replacement, selected, all, message);
    fields.getStyleClass().add("find-fields");
    return fields;
  }

  private Node modes() {
    ChoiceBox<Mode> modes = new ChoiceBox<>();
    modes.setId("find-mode");
    modes.getItems().setAll(Mode.values());
    modes.setConverter(new Shown<>(Mode::title));
    modes.valueProperty().bindBidirectional(model.modeProperty());
    return modes;
  }

  private interface Places {
    List<Hit> get();
  }

  private Button button(String text, String id, Places places) {
    Button button = new Button(text);
    button.setId(id);
    button.disableProperty().bind(Bindings.isEmpty(model.hits()));
    button.setOnAction(event -> model.replace(places.get()));
    return button;
  }

  private List<Hit> selection() {
    return list.getSelectionModel().getSelectedItems();
  }

  private Node places() {
    list.setId("find-places");
    list.setItems(model.hits());
    list.setPlaceholder(new Label("Find a name, an address such as 10.1.2.3, or a port."));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new HitCell());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            selection().stream().findFirst().ifPresent(model::go);
          }
        });
    return list;
  }

  private final class HitCell extends ListCell<Hit> {

    private final Label place = new Label();
    private final Label what = new Label();
    private final HBox box = new HBox(12, place, what);

    HitCell() {
      box.setAlignment(Pos.CENTER_LEFT);
      place.setMinWidth(Label.USE_PREF_SIZE);
      what.getStyleClass().add("choice-detail");
      setOnMouseClicked(
          event -> {
            Hit hit = getItem();
            if (hit != null && event.getClickCount() == 2) {
              model.go(hit);
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (hit == null || empty) {
        setGraphic(null);
      } else {
        place.setText(hit.place());
        what.setText(hit.what());
        setGraphic(box);
      }
    }
  }
}

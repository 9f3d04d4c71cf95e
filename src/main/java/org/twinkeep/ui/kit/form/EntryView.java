package org.twinkeep.ui.kit.form;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.Shown;

/** The controls of an entry. */
final class EntryView {

  private EntryView() {}

  static Node of(Entry entry) {
    return switch (entry) {
      case TextEntry e -> labelled(e, new TextEntryView(e).node());
      case ChoiceEntry<?> e -> labelled(e, choice(e));
      case TickEntry e -> tick(e);
      case LinksEntry e -> labelled(e, new LinksEntryView(e).node());
      case NoteEntry e -> note(e);
      case ActionEntry e -> action(e);
    };
  }

  /** The id of an entry's control, for tests: {@code field-host-name}. */
  static String id(Entry entry) {
    return "field-"
        + entry.label().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static Node labelled(Entry entry, Node control) {
    if (entry.label().isEmpty()) {
      return control;
    }
    Label label = new Label(entry.label());
    label.getStyleClass().add("form-label");
    VBox box = new VBox(label, control);
    box.getStyleClass().add("form-entry");
    return box;
  }

  private static <T> Node choice(ChoiceEntry<T> entry) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id(entry));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(new Shown<>(entry::print));
    box.getItems().setAll(entry.options());
    box.setValue(entry.valueProperty().get());
    box.setOnShowing(event -> box.getItems().setAll(entry.options()));
    box.valueProperty()
        .addListener(
            (property, before, after) -> {
              if (after != null) {
                entry.choose(after);
              }
            });
    entry.valueProperty().addListener((property, before, after) -> box.setValue(after));
    return box;
  }

  private static Node tick(TickEntry entry) {
    CheckBox box = new CheckBox(entry.label());
    box.setId(id(entry));
    box.setWrapText(true);
    box.setSelected(entry.onProperty().get());
    box.selectedProperty().addListener((property, before, after) -> entry.set(after));
    entry.onProperty().addListener((property, before, after) -> box.setSelected(after));
    return box;
  }

  private static Node action(ActionEntry entry) {
    Button button = new Button(entry.label(), Icons.of(entry.icon()));
    button.setId(id(entry));
    button.getStyleClass().add("small");
    button.setOnAction(event -> entry.action().run());
    return button;
  }

  private static Node note(NoteEntry entry) {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().add("form-note");
    label.textProperty().bind(entry.textProperty());
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }
}

package org.twinkeep.ui.newcluster;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** One of several, each with a sentence that says what it means. */
final class Choices {

  private Choices() {}

  static <E extends Enum<E>> VBox of(
      List<E> values,
      E chosen,
      Function<E, String> title,
      Function<E, String> explanation,
      Consumer<E> choose) {
    ToggleGroup group = new ToggleGroup();
    VBox box = new VBox();
    box.getStyleClass().add("choices");
    for (E value : values) {
      RadioButton button = new RadioButton(title.apply(value));
      button.setId("choice-" + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      button.setToggleGroup(group);
      button.setSelected(value == chosen);
      button.setOnAction(event -> choose.accept(value));
      Label text = new Label(explanation.apply(value));
      text.setWrapText(true);
      text.getStyleClass().add("choice-text");
      box.getChildren().addAll(button, text);
    }
    return box;
  }
}

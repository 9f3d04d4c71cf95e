package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.twinkeep.ui.kit.Icons;

/** The options that a rule has. */
final class OptionsCell extends RuleCell {

  private final VBox box = new VBox();
  private List<Option> rendered = List.of();

  OptionsCell(TableContext context, RuleColumn column) {
    super(context, column);
    box.getStyleClass().add("chips");
  }

  @Override
  void render(Row row) {
    List<Option> options =
        switch (row) {
          case Row.Section _, Row.AutomaticSection _, Row.Automatic _ -> List.of();
          case Row.User(var rule) -> Option.of(rule, LocalDate.now());
        };
    if (!options.equals(rendered)) {
      rendered = options;
      box.getChildren().setAll(options.stream().map(OptionsCell::label).toList());
    }
    setGraphic(options.isEmpty() ? null : box);
  }

  private static Label label(Option option) {
    Label label = new Label(option.text(), Icons.of(option.icon()));
    label.getStyleClass().add("option");
    label.setTooltip(new Tooltip(option.explanation()));
    return label;
  }
}

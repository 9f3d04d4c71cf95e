package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.ui.kit.Icons;

/** The options that a rule has. */
final class OptionsCell extends RuleCell {

  private final VBox box = new VBox();
  private final Pool<OptionView, Option> options =
      new Pool<>(box, OptionView::new, OptionView::show);

  OptionsCell(TableContext context, RuleColumn column) {
    super(context, column);
    box.getStyleClass().add("chips");
  }

  @Override
  void render(Row row) {
    List<Option> content =
        switch (row) {
          case Row.Section _, Row.AutomaticSection _, Row.Automatic _ -> List.of();
          case Row.User(var rule) -> Option.of(rule, LocalDate.now());
        };
    options.show(content);
    if (content.isEmpty()) {
      showNothing();
    } else {
      show(box);
    }
    explain("");
  }

  private static final class OptionView extends Label {

    private final FontIcon icon = Icons.of("mdi2c-circle-small");
    private final Tooltip tooltip = new Tooltip();

    OptionView(Option option) {
      getStyleClass().add("option");
      setGraphic(icon);
      setTooltip(tooltip);
      show(option);
    }

    void show(Option option) {
      setText(option.text());
      Icons.show(icon, option.icon());
      tooltip.setText(option.explanation());
    }
  }
}

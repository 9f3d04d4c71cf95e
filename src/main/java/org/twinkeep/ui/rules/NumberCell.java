package org.twinkeep.ui.rules;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.twinkeep.ui.kit.Icons;

/** The number of the rule, or the lock of an automatic row. */
final class NumberCell extends RuleCell {

  private final Label label = new Label();
  private final Label lock = new Label("", Icons.of("mdi2l-lock-outline"));

  NumberCell(TableContext context, RuleColumn column) {
    super(context, column);
    label.getStyleClass().add("rule-number");
    lock.getStyleClass().add("rule-lock");
  }

  @Override
  void render(Row row) {
    switch (row) {
      case Row.Section _, Row.AutomaticSection _ -> {
        setGraphic(null);
        setTooltip(null);
      }
      case Row.Automatic automatic -> {
        setGraphic(lock);
        setTooltip(new Tooltip(AutomaticText.explain(automatic.content())));
      }
      case Row.User(var rule) -> {
        label.setText(Integer.toString(model().number(rule.id())));
        setGraphic(label);
        setTooltip(null);
      }
    }
  }
}

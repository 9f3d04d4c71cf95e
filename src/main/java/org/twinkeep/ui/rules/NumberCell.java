package org.twinkeep.ui.rules;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
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
        label.setGraphic(Marks.worst(problems()).map(NumberCell::mark).orElse(null));
        setGraphic(label);
        setTooltip(null);
      }
    }
  }

  @Override
  List<Problem> problems() {
    return getItem() instanceof Row.User(var rule) ? model().marks().of(rule.id()) : List.of();
  }

  private static Node mark(Severity severity) {
    return switch (severity) {
      case ERROR -> Icons.of("mdi2c-close-octagon", "mark-error");
      case DANGER -> Icons.of("mdi2a-alert-octagon-outline", "mark-error");
      case WARNING -> Icons.of("mdi2a-alert", "mark-warning");
      case NOTE -> Icons.of("mdi2i-information-outline", "mark-note");
    };
  }
}

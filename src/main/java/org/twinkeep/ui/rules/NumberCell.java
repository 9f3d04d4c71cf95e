package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.ui.kit.Icons;

/** The number of the rule, or the lock of an automatic row. */
final class NumberCell extends RuleCell {

  private final Label label = new Label();
  private final Label lock = new Label("", Icons.of("mdi2l-lock-outline"));
  private Optional<Severity> marked = Optional.empty();

  NumberCell(TableContext context, RuleColumn column) {
    super(context, column);
    label.getStyleClass().add("rule-number");
    lock.getStyleClass().add("rule-lock");
  }

  @Override
  void render(Row row) {
    switch (row) {
      case Row.Section _, Row.AutomaticSection _ -> {
        showNothing();
        explain("");
      }
      case Row.Automatic automatic -> {
        show(lock);
        explain(AutomaticText.explain(automatic.content()));
      }
      case Row.User(var rule) -> {
        label.setText(Integer.toString(model().number(rule.id())));
        showMark(Marks.worst(problems()));
        show(label);
        explain("");
      }
    }
  }

  @Override
  List<Problem> problems() {
    return getItem() instanceof Row.User(var rule) ? model().marks().of(rule.id()) : List.of();
  }

  private void showMark(Optional<Severity> worst) {
    if (!worst.equals(marked)) {
      marked = worst;
      label.setGraphic(worst.map(NumberCell::mark).orElse(null));
    }
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

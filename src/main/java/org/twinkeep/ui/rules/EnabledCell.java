package org.twinkeep.ui.rules;

import javafx.scene.control.CheckBox;
import org.twinkeep.edit.RuleEdits;

/** Whether the rule takes part. */
final class EnabledCell extends RuleCell {

  private final CheckBox box = new CheckBox();

  EnabledCell(TableContext context, RuleColumn column) {
    super(context, column);
    box.setFocusTraversable(false);
    box.setOnAction(event -> toggle());
  }

  @Override
  void render(Row row) {
    switch (row) {
      case Row.Section _, Row.AutomaticSection _ -> showNothing();
      case Row.Automatic automatic -> {
        box.setDisable(true);
        box.setSelected(automatic.content().on());
        show(box);
      }
      case Row.User(var rule) -> {
        box.setDisable(false);
        box.setSelected(rule.enabled());
        show(box);
      }
    }
    explain("");
  }

  private void toggle() {
    if (getItem() instanceof Row.User(var rule)) {
      boolean on = box.isSelected();
      model()
          .ruleSet()
          .ifPresent(
              set ->
                  model()
                      .apply(
                          RuleEdits.changeAll(
                              on ? "Enable rule" : "Disable rule",
                              set.id(),
                              java.util.Set.of(rule.id()),
                              r -> r.withEnabled(on))));
    }
  }
}

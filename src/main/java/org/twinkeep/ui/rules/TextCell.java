package org.twinkeep.ui.rules;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import org.twinkeep.model.Rule;

/** A cell of plain text that wraps; what does not fit into its lines stands in the tooltip. */
final class TextCell extends RuleCell {

  private static final double PADDING = 8;
  private static final double TWO_LINES = 40;

  private final Wrapped text = new Wrapped();
  private final Function<Rule, String> content;

  TextCell(TableContext context, RuleColumn column, Function<Rule, String> content) {
    super(context, column);
    this.content = content;
    text.getStyleClass().add("rule-text");
  }

  @Override
  void render(Row row) {
    String shown =
        switch (row) {
          case Row.Section _, Row.AutomaticSection _ -> "";
          case Row.Automatic automatic ->
              column() == RuleColumn.COMMENT ? automatic.content().rule().title() : "";
          case Row.User(var rule) -> content.apply(rule);
        };
    text.setText(shown);
    if (shown.isEmpty()) {
      showNothing();
    } else {
      show(text);
    }
    explain(shown.length() > 20 ? shown : "");
  }

  /** Tables ask for the height of any width; the answer here is that for the column's width. */
  private final class Wrapped extends Label {

    Wrapped() {
      setWrapText(true);
      setAlignment(Pos.TOP_LEFT);
    }

    @Override
    protected double computePrefHeight(double width) {
      double real = TextCell.this.getTableColumn().getWidth() - PADDING;
      return Math.min(super.computePrefHeight(real), TWO_LINES);
    }
  }
}

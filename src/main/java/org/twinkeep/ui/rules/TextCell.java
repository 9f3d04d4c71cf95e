package org.twinkeep.ui.rules;

import java.util.function.Function;
import javafx.scene.text.Text;
import org.twinkeep.model.Rule;

/** A cell of plain text that wraps. */
final class TextCell extends RuleCell {

  private static final double PADDING = 14;

  private final Text text = new Text();
  private final Function<Rule, String> content;

  TextCell(TableContext context, RuleColumn column, Function<Rule, String> content) {
    super(context, column);
    this.content = content;
    text.getStyleClass().add("rule-text");
    text.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
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
    setGraphic(shown.isEmpty() ? null : text);
  }
}

package org.twinkeep.ui.rules;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.ui.kit.Icons;

/** One object in a cell; used again for other objects while the table scrolls. */
final class ChipView extends HBox {

  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
  private static final PseudoClass SAME = PseudoClass.getPseudoClass("same");

  private final Label direction = new Label();
  private final FontIcon icon = Icons.of("mdi2c-circle-small");
  private final Label name = new Label("", icon);
  private final Tooltip tooltip = new Tooltip();
  private Chip chip;

  ChipView(Chip chip) {
    this.chip = chip;
    getStyleClass().add("chip");
    setAlignment(Pos.CENTER_LEFT);
    setMaxWidth(USE_PREF_SIZE);
    direction.getStyleClass().add("direction");
    direction.setMinWidth(USE_PREF_SIZE);
    name.setMinWidth(0);
    getChildren().addAll(direction, name);
    Tooltip.install(this, tooltip);
    show(chip);
  }

  void show(Chip shown) {
    chip = shown;
    String word = PickerViewModel.direction(shown.part());
    direction.setText(word);
    direction.setVisible(!word.isEmpty());
    direction.setManaged(!word.isEmpty());
    name.setText(shown.name());
    icon.setIconLiteral(shown.icon());
    tooltip.setText(shown.name() + "\n" + shown.summary());
    pseudoClassStateChanged(MISSING, shown.missing());
  }

  Chip chip() {
    return chip;
  }

  void mark(boolean cursor, boolean same) {
    pseudoClassStateChanged(RuleCell.CURSOR, cursor);
    pseudoClassStateChanged(SAME, same);
  }
}

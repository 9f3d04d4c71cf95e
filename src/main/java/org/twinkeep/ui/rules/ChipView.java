package org.twinkeep.ui.rules;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.ui.kit.Icons;

/**
 * One object in a cell; used again for other objects while the table scrolls. It is made of as few
 * nodes as can be, because a table shows hundreds.
 */
final class ChipView extends Label {

  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
  private static final PseudoClass SAME = PseudoClass.getPseudoClass("same");

  private final FontIcon icon = Icons.of("mdi2c-circle-small");
  private final Tooltip tooltip = new Tooltip();
  private final Label direction = new Label();
  private Chip chip;

  ChipView(Chip chip) {
    this.chip = chip;
    getStyleClass().add("chip");
    direction.getStyleClass().add("direction");
    direction.setMinWidth(USE_PREF_SIZE);
    setGraphic(icon);
    setMinWidth(0);
    setMaxWidth(USE_PREF_SIZE);
    setTooltip(tooltip);
    show(chip);
  }

  void show(Chip shown) {
    chip = shown;
    setText(shown.name());
    Icons.show(icon, shown.icon());
    showDirection(PickerViewModel.direction(shown.part()));
    tooltip.setText(shown.name() + "\n" + shown.summary());
    pseudoClassStateChanged(MISSING, shown.missing());
  }

  /** Puts the word before the icon; the columns without one never get a node for it. */
  private void showDirection(String word) {
    if (!word.isEmpty() && getGraphic() == icon) {
      HBox head = new HBox(direction, icon);
      head.getStyleClass().add("chip-head");
      head.setAlignment(Pos.CENTER_LEFT);
      setGraphic(head);
    }
    direction.setText(word);
    RuleCell.setShown(direction, !word.isEmpty());
  }

  Chip chip() {
    return chip;
  }

  void mark(boolean cursor, boolean same) {
    pseudoClassStateChanged(RuleCell.CURSOR, cursor);
    pseudoClassStateChanged(SAME, same);
  }
}

package org.twinkeep.ui.rules;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.twinkeep.ui.kit.SearchPopup;

/** The search that opens in a cell when one types there. */
final class Picker {

  private static final double WIDTH = 420;
  private static final char DELETE = 127;

  private final SearchPopup<Choice> popup;

  Picker(PickerViewModel model, Consumer<Choice> picked) {
    this.popup =
        new SearchPopup<>(
            "rule-search",
            WIDTH,
            "Name, address, port or #tag",
            "Nothing fits. Type an address, tcp/443 or a name.",
            model::choices,
            Picker::line,
            picked);
  }

  /** Opens at a node with a text to begin with. */
  void show(Node at, String typed) {
    popup.over(at, typed);
  }

  private static SearchPopup.Line line(Choice choice) {
    String icon = choice.isNew() ? "mdi2p-plus-circle-outline" : choice.icon();
    return new SearchPopup.Line(icon, choice.title(), choice.detail(), "");
  }

  static boolean isTyping(KeyEvent event) {
    String text = event.getCharacter();
    return !event.isShortcutDown()
        && !event.isAltDown()
        && text.length() == 1
        && text.charAt(0) > ' '
        && text.charAt(0) != DELETE;
  }
}

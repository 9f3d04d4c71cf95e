package org.twinkeep.ui.shell;

import javafx.scene.Node;
import org.twinkeep.ui.kit.SearchPopup;
import org.twinkeep.ui.shell.PaletteViewModel.Answer;

/** Everything that can be done or gone to, by typing a part of its name. */
final class Palette {

  private static final double WIDTH = 620;

  private final PaletteViewModel model;

  Palette(PaletteViewModel model) {
    this.model = model;
  }

  void show(Node content) {
    new SearchPopup<>(
            "palette",
            WIDTH,
            "A command, an object, an address, a port, a rule",
            "Nothing has this name, address or port.",
            model::find,
            (Answer a) -> new SearchPopup.Line(a.icon(), a.title(), a.detail(), a.key()),
            answer -> answer.action().run())
        .inFrontOf(content);
  }
}

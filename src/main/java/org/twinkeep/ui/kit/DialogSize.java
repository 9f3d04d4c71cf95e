package org.twinkeep.ui.kit;

import java.util.Optional;
import javafx.scene.control.Dialog;

/**
 * Shows dialogs at the size that their content and the style sheets ask for. The first window of
 * its kind asks for a size before the sheets count, and would be as small as may be.
 */
final class DialogSize {

  private DialogSize() {}

  /** Reads the style sheets now. */
  static void settle(Dialog<?> dialog) {
    dialog.getDialogPane().applyCss();
    dialog.getDialogPane().layout();
  }

  /** Shows the dialog and waits for the answer. */
  static <R> Optional<R> showAndWait(Dialog<R> dialog) {
    settle(dialog);
    return dialog.showAndWait();
  }
}

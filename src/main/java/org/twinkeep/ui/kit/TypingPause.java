package org.twinkeep.ui.kit;

import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.util.Duration;

/** Passes on what is typed once typing pauses, so that nothing heavy follows each key. */
public final class TypingPause {

  private static final Duration PAUSE = Duration.millis(120);

  private TypingPause() {}

  /** Keeps {@code text} and the field equal; what is typed arrives with a pause, or by Enter. */
  public static void connect(TextField field, StringProperty text) {
    PauseTransition pause = new PauseTransition(PAUSE);
    pause.setOnFinished(event -> text.set(field.getText()));
    field.setText(text.get());
    field.textProperty().addListener((p, before, now) -> pause.playFromStart());
    field.addEventHandler(ActionEvent.ACTION, event -> text.set(field.getText()));
    text.addListener(
        (p, before, now) -> {
          if (!now.equals(field.getText())) {
            field.setText(now);
          }
        });
  }
}

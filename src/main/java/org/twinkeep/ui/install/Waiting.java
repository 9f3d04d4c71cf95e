package org.twinkeep.ui.install;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.install.InstallView.State;

/** A bar with what happens now; there only while something happens. */
final class Waiting extends HBox {

  private static final double BAR = 160;

  Waiting(InstallWizardViewModel model) {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setPrefWidth(BAR);
    Label text = new Label();
    text.setId("waiting-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    getStyleClass().add("waiting");
    getChildren().addAll(bar, text);
    visibleProperty().bind(model.busyProperty());
    managedProperty().bind(model.busyProperty());
    model
        .progress()
        .addListener(
            (ListChangeListener<Progress>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().stream()
                        .filter(p -> p.state() == State.RUNNING)
                        .forEach(
                            p -> text.setText(p.node() + ": " + p.phase().text() + " " + p.text()));
                  }
                });
  }
}

package org.twinkeep.ui.install;

import javafx.beans.value.ObservableValue;
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

  private final Label text = new Label();

  Waiting(ObservableValue<Boolean> busy) {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setPrefWidth(BAR);
    text.setId("waiting-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    getStyleClass().add("waiting");
    getChildren().addAll(bar, text);
    visibleProperty().bind(busy);
    managedProperty().bind(busy);
  }

  /** Follows the progress of an install. */
  Waiting(InstallWizardViewModel model) {
    this(model.busyProperty());
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

  /** Follows the questions to nodes. */
  Waiting(AskNodesViewModel<?> model) {
    this(model.busyProperty());
    text.textProperty().bind(model.doingProperty());
  }
}

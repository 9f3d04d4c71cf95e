package org.twinkeep.ui.install;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import org.twinkeep.ui.kit.WizardPage;

/** Where the nodes are, and with what to log in. */
final class ChoosePage {

  private final InstallWizardViewModel model;

  private ChoosePage(InstallWizardViewModel model) {
    this.model = model;
  }

  static WizardPage of(InstallWizardViewModel model) {
    return AccessPage.of(
        "Choose",
        "Where are the nodes, and with what do you log in? Changes made here are for this"
            + " install only.",
        "Connect",
        model.access(),
        new ChoosePage(model).confirm());
  }

  private Node confirm() {
    Spinner<Integer> seconds = new Spinner<>(10, 3600, model.confirmSecondsProperty().get(), 10);
    seconds.setId("install-confirm");
    seconds.setEditable(true);
    seconds.setPrefWidth(100);
    seconds
        .valueProperty()
        .addListener((o, before, now) -> model.confirmSecondsProperty().set(now));
    HBox row =
        new HBox(
            8,
            new Label("A node that hears no confirmation goes back after"),
            seconds,
            new Label("seconds."));
    row.getStyleClass().add("wizard-row");
    return row;
  }
}

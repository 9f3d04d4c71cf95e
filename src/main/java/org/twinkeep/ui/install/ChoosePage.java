package org.twinkeep.ui.install;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.twinkeep.ui.kit.WizardPage;

/** Where the nodes are, and with what to log in. */
final class ChoosePage {

  private final InstallWizardViewModel model;

  private ChoosePage(InstallWizardViewModel model) {
    this.model = model;
  }

  static WizardPage of(InstallWizardViewModel model) {
    ChoosePage page = new ChoosePage(model);
    Label complaint = new Label();
    complaint.getStyleClass().add("complaint-text");
    complaint.setWrapText(true);
    VBox content =
        new VBox(AccessForm.of(model.nodes(), model.credentials()), page.confirm(), complaint);
    content.getStyleClass().add("wizard-form");
    WizardPage result =
        new WizardPage(
            "Choose",
            "Where are the nodes, and with what do you log in? Changes made here are for this"
                + " install only.",
            content);
    var complaints = model.complaints();
    complaints.subscribe(
        list -> {
          complaint.setText(String.join(" ", list));
          result.readyProperty().set(list.isEmpty());
        });
    content.setUserData(complaints); // keeps the binding alive as long as the page
    result.verbProperty().set("Connect");
    return result;
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

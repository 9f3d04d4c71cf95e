package org.twinkeep.ui.install;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.twinkeep.ui.kit.WizardPage;

/** Where the nodes are, and with what to log in; the way on is open when nothing is missing. */
final class AccessPage {

  private AccessPage() {}

  static WizardPage of(String title, String sentence, String verb, Access access, Node... more) {
    Label complaint = new Label();
    complaint.getStyleClass().add("complaint-text");
    complaint.setWrapText(true);
    VBox content = new VBox(AccessForm.of(access.nodes(), access.credentials()));
    content.getChildren().addAll(more);
    content.getChildren().add(complaint);
    content.getStyleClass().add("wizard-form");
    WizardPage page = new WizardPage(title, sentence, content);
    var complaints = access.complaints();
    complaints.subscribe(
        list -> {
          complaint.setText(String.join(" ", list));
          page.readyProperty().set(list.isEmpty());
        });
    content.setUserData(complaints); // keeps the binding alive as long as the page
    page.verbProperty().set(verb);
    return page;
  }
}

package org.twinkeep.ui.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallResult.NodeEnd;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.WizardPage;

/** How it ended, in words. */
final class ResultPage {

  private ResultPage() {}

  static WizardPage of(InstallWizardViewModel model) {
    VBox content = new VBox();
    content.getStyleClass().add("wizard-form");
    WizardPage page =
        new WizardPage("Result", "What happened, and where the nodes stand.", content);
    page.returnableProperty().set(false);
    page.verbProperty().set("Close");
    page.cancelVerbProperty().set("");
    model
        .resultProperty()
        .subscribe(
            ended ->
                content.getChildren().setAll(nodes(ended, model.confirmSecondsProperty().get())));
    return page;
  }

  private static List<Node> nodes(Optional<InstallResult> ended, int confirmSeconds) {
    if (ended.isEmpty()) {
      return List.of();
    }
    InstallResult result = ended.get();
    Outcome outcome = Outcome.of(result, confirmSeconds);
    Label title =
        new Label(
            outcome.title(),
            outcome.good()
                ? Icons.of("mdi2c-check-circle", "passed")
                : Icons.of("mdi2a-alert-circle", "severity-error"));
    title.getStyleClass().add("result-title");
    title.setId("result-title");
    Label story = new Label(outcome.story());
    story.setWrapText(true);
    VBox details = new VBox(8);
    result.nodes().forEach(node -> details.getChildren().add(node(node)));
    result.problems().forEach(problem -> details.getChildren().add(new ProblemLine(problem)));
    ScrollPane scroll = new ScrollPane(details);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return new ArrayList<>(List.of(title, story, scroll));
  }

  private static Node node(NodeEnd node) {
    Label text = new Label(node.text());
    text.setWrapText(true);
    HBox row =
        new HBox(
            8,
            switch (node.end()) {
              case INSTALLED -> Icons.of("mdi2c-check-circle-outline", "passed");
              case UNCHANGED, ROLLED_BACK -> Icons.of("mdi2u-undo");
              case UNKNOWN -> Icons.of("mdi2h-help-circle-outline", "severity-warning");
            },
            text);
    row.setId("result-" + node.node());
    return row;
  }
}

package org.twinkeep.ui.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.install.PreFlightReport.CheckResult;
import org.twinkeep.install.PreFlightReport.NodeReport;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.WizardPage;

/** What was found on the nodes; nothing has changed there. */
final class PreFlightPage {

  private static final double CARD = 400;

  private final InstallWizardViewModel model;
  private final HBox cards = new HBox(12);
  private final Button again = new Button("Look again", Icons.of("mdi2r-refresh"));
  private final Button packages = new Button("", Icons.of("mdi2p-package-variant"));

  private PreFlightPage(InstallWizardViewModel model) {
    this.model = model;
  }

  static WizardPage of(InstallWizardViewModel model) {
    PreFlightPage page = new PreFlightPage(model);
    page.again.setId("preflight-again");
    page.again.setOnAction(event -> model.runPreFlight());
    page.again.disableProperty().bind(model.busyProperty());
    page.packages.setId("preflight-packages");
    page.packages.setOnAction(event -> model.installMissingPackages());
    page.cards.setFillHeight(false);
    ScrollPane scroll = new ScrollPane(page.cards);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox failure = new VBox();
    model
        .failureProperty()
        .subscribe(
            problem ->
                failure
                    .getChildren()
                    .setAll(problem.stream().<Node>map(ProblemLine::new).toList()));
    VBox acknowledged = new VBox();
    acknowledged.setId("preflight-acknowledged");
    acknowledged.setManaged(!model.acknowledged().isEmpty());
    model.acknowledged().forEach(p -> acknowledged.getChildren().add(new ProblemLine(p)));
    VBox content =
        new VBox(
            acknowledged,
            new Waiting(model),
            scroll,
            failure,
            new HBox(8, page.again, page.packages));
    content.getStyleClass().add("wizard-form");
    WizardPage result =
        new WizardPage(
            "Pre-flight",
            "Are the nodes as designed, and have they what they need? Nothing is changed yet.",
            content);
    model.reportProperty().subscribe(page::show);
    result
        .readyProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !model.busyProperty().get()
                        && model
                            .reportProperty()
                            .get()
                            .filter(PreFlightReport::canInstall)
                            .isPresent(),
                model.busyProperty(),
                model.reportProperty()));
    result.verbProperty().set("Show what changes");
    result.onEntered(model::runPreFlight);
    result.onCancelled(
        () -> {
          model.cancel();
          return true;
        });
    return result;
  }

  private void show(Optional<PreFlightReport> report) {
    List<Node> shown = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (NodeReport node : report.map(PreFlightReport::nodes).orElse(List.of())) {
      shown.add(card(node));
      List<String> lacking = model.missingPackages(node);
      if (!lacking.isEmpty()) {
        missing.add(String.join(", ", lacking) + " on " + node.node());
      }
    }
    cards.getChildren().setAll(shown);
    packages.setText("Install " + String.join("; ", missing));
    packages.setVisible(!missing.isEmpty());
  }

  private static Node card(NodeReport node) {
    Label name = new Label(node.node(), Icons.of("mdi2s-server"));
    name.getStyleClass().add("card-title");
    Label system =
        new Label(
            node.facts().map(f -> f.system() + ", " + state(f.state())).orElse("not reached"));
    system.getStyleClass().add("problem-remedy");
    system.setWrapText(true);
    VBox card = new VBox(name, system);
    card.setId("preflight-" + node.node());
    card.getStyleClass().add("card");
    HBox.setHgrow(card, Priority.ALWAYS);
    card.setMaxWidth(Double.MAX_VALUE);
    card.setPrefWidth(CARD);
    node.checks().forEach(check -> card.getChildren().add(check(check)));
    return card;
  }

  private static String state(NodeStatus status) {
    String generation =
        status.generation().isEmpty()
            ? "nothing installed yet"
            : "generation " + status.generation();
    return status.isMaster()
        ? generation + ", MASTER"
        : status.isBackup() ? generation + ", BACKUP" : generation;
  }

  private static Node check(CheckResult check) {
    Severity worst =
        check.problems().stream().map(Problem::severity).sorted().findFirst().orElse(Severity.NOTE);
    Label title =
        check.problems().isEmpty()
            ? new Label(check.title(), Icons.of("mdi2c-check-circle-outline", "passed"))
            : new Label(
                check.title(),
                Icons.of(ProblemLine.icon(worst), "severity-" + ProblemLine.word(worst)));
    VBox box = new VBox(title);
    box.getStyleClass().add("check");
    for (Problem problem : check.problems()) {
      Label message = new Label(problem.message());
      message.setWrapText(true);
      Label remedy = new Label(problem.remedy());
      remedy.setWrapText(true);
      remedy.getStyleClass().add("problem-remedy");
      VBox text = new VBox(message, remedy);
      text.getStyleClass().add("check-text");
      box.getChildren().add(text);
    }
    title.setAccessibleText(
        check.title()
            + (check.problems().isEmpty()
                ? ": well"
                : check.problems().stream()
                    .map(Problem::message)
                    .collect(Collectors.joining(" ", ": ", ""))));
    return box;
  }
}

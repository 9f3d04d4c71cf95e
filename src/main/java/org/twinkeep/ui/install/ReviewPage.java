package org.twinkeep.ui.install;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.plan.TextDiff.DiffLine;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.WizardPage;

/** What will change on each node, with the differences in text. */
final class ReviewPage {

  private static final int AROUND = 3;
  private static final double ROW = 26;
  private static final double LINE = 18;

  private final InstallWizardViewModel model;
  private final ListView<PlanRow> rows = new ListView<>();
  private final ListView<DiffLine> difference = new ListView<>();
  private final Label summary = new Label();

  private ReviewPage(InstallWizardViewModel model) {
    this.model = model;
  }

  static WizardPage of(InstallWizardViewModel model) {
    ReviewPage page = new ReviewPage(model);
    page.rows.setId("plan-rows");
    page.rows.setCellFactory(view -> new RowCell());
    page.rows.getSelectionModel().selectedItemProperty().subscribe(page::showDifference);
    page.rows.setFixedCellSize(ROW);
    page.difference.setFixedCellSize(LINE);
    page.difference.setId("plan-difference");
    page.difference.setCellFactory(view -> new DiffCell());
    page.difference.getStyleClass().add("difference");
    page.difference.setPlaceholder(new Label("Select a file to see what changes in it."));
    page.summary.setWrapText(true);
    SplitPane split = new SplitPane(page.rows, page.difference);
    split.setOrientation(Orientation.HORIZONTAL);
    split.setDividerPositions(0.42);
    VBox.setVgrow(split, Priority.ALWAYS);
    VBox failure = new VBox();
    model
        .failureProperty()
        .subscribe(
            problem ->
                failure
                    .getChildren()
                    .setAll(problem.stream().<Node>map(ProblemLine::new).toList()));
    VBox content = new VBox(new Waiting(model), page.summary, split, failure);
    content.getStyleClass().add("wizard-form");
    WizardPage result =
        new WizardPage(
            "Review",
            "The new files lie on the nodes' disks, checked by their own tools. Nothing is in force"
                + " yet.",
            content);
    model.planProperty().subscribe(page::show);
    result
        .readyProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !model.busyProperty().get()
                        && model.planProperty().get().filter(p -> !p.isEmpty()).isPresent(),
                model.busyProperty(),
                model.planProperty()));
    int nodes = model.nodes().size();
    result.verbProperty().set("Install on " + nodes + (nodes == 1 ? " node" : " nodes"));
    result.onEntered(model::makePlan);
    result.onCancelled(
        () -> {
          model.cancel();
          return true;
        });
    return result;
  }

  private void show(Optional<InstallPlan> plan) {
    rows.getItems().setAll(plan.map(PlanRow::of).orElse(List.of()));
    difference.getItems().clear();
    summary.setText(plan.map(ReviewPage::words).orElse(""));
    rows.getItems().stream()
        .filter(PlanRow.OfStep.class::isInstance)
        .findFirst()
        .ifPresent(row -> rows.getSelectionModel().select(row));
  }

  private static String words(InstallPlan plan) {
    if (plan.isEmpty()) {
      return "There is nothing to do: the nodes have all of this already.";
    }
    return plan.withdraw()
        ? "What the nodes say to each other changes, so the backup leaves the cluster until the"
            + " active node has changed. Open connections stay."
        : "Each node is changed and looked at through a new connection before the next one is"
            + " touched. Open connections stay.";
  }

  private void showDifference(@Nullable PlanRow row) {
    List<DiffLine> lines =
        row instanceof PlanRow.OfStep(var step) ? step.difference().excerpt(AROUND) : List.of();
    difference.getItems().setAll(lines);
  }

  private static final class RowCell extends ListCell<PlanRow> {
    @Override
    protected void updateItem(@Nullable PlanRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeAll("node-row", "step-row", "added", "removed", "changed");
      setGraphic(null);
      setText("");
      if (empty || row == null) {
        return;
      }
      switch (row) {
        case PlanRow.OfNode node -> {
          setText(node.text());
          setGraphic(Icons.of("mdi2s-server"));
          getStyleClass().add("node-row");
        }
        case PlanRow.OfStep(var step) -> {
          Label sign = new Label(String.valueOf(step.sign()));
          sign.getStyleClass().add("sign");
          setGraphic(sign);
          setText(step.title());
          getStyleClass()
              .addAll(
                  "step-row",
                  switch (step.sign()) {
                    case '+' -> "added";
                    case '-' -> "removed";
                    default -> "changed";
                  });
        }
      }
    }
  }

  private static final class DiffCell extends ListCell<DiffLine> {
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    @Override
    protected void updateItem(@Nullable DiffLine line, boolean empty) {
      super.updateItem(line, empty);
      pseudoClassStateChanged(ADDED, line != null && line.sign() == '+');
      pseudoClassStateChanged(REMOVED, line != null && line.sign() == '-');
      setText(line == null ? "" : line.sign() + " " + line.text());
    }
  }
}

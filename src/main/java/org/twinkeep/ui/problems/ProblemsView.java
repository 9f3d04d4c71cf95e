package org.twinkeep.ui.problems;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.EmptyState;
import org.twinkeep.ui.kit.Question;

/**
 * The panel that lists what is wrong; a click leads to the place, Alt+Enter mends what can be, and
 * Alt+Shift+Enter acknowledges a danger.
 */
public final class ProblemsView {

  private final ListView<Problem> list = new ListView<>();
  private final ProblemsViewModel model;

  /** Builds the panel. */
  public ProblemsView(ProblemsViewModel model) {
    this.model = model;
    list.setId("problems-list");
    list.getStyleClass().addAll("dense", "edge-to-edge");
    list.setItems(model.shown());
    list.setCellFactory(view -> new ProblemCell(model, this::decide));
    list.setPlaceholder(
        new EmptyState(
            "mdi2c-check-circle-outline",
            "No problems",
            "Everything that was checked is in order."));
    list.setOnMouseClicked(event -> selected().ifPresent(model::open));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isAltDown() && event.isShiftDown()) {
            selected().ifPresent(this::decide);
          } else if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
            selected().ifPresent(model::mend);
          } else if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(model::open);
          }
        });
  }

  /** Acknowledges a danger, once there is a reason, or takes that back. */
  private void decide(Problem problem) {
    if (model.isDanger(problem)) {
      new Question(list.getScene().getWindow())
          .reason(
              "Acknowledge a danger",
              problem.place() + ": " + problem.message(),
              "Why it is wanted (the project keeps it):",
              "Acknowledge")
          .ifPresent(reason -> model.acknowledge(problem, reason));
    } else {
      model.takeBack(problem);
    }
  }

  public Node node() {
    return list;
  }

  private Optional<Problem> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }
}

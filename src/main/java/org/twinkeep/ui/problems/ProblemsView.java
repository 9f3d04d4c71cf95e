package org.twinkeep.ui.problems;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.EmptyState;

/** The panel that lists what is wrong; a click leads to the place, Alt+Enter mends what can be. */
public final class ProblemsView {

  private final ListView<Problem> list = new ListView<>();

  /** Builds the panel. */
  public ProblemsView(ProblemsViewModel model) {
    list.setId("problems-list");
    list.getStyleClass().addAll("dense", "edge-to-edge");
    list.setItems(model.shown());
    list.setCellFactory(view -> new ProblemCell(model));
    list.setPlaceholder(
        new EmptyState(
            "mdi2c-check-circle-outline",
            "No problems",
            "Everything that was checked is in order."));
    list.setOnMouseClicked(event -> selected().ifPresent(model::open));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
            selected().ifPresent(model::mend);
          } else if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(model::open);
          }
        });
  }

  public Node node() {
    return list;
  }

  private Optional<Problem> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }
}

package org.twinkeep.ui.problems;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.twinkeep.problem.Problem;

/** A line of the panel: sign, place, what is wrong and what to do. */
final class ProblemCell extends ListCell<Problem> {

  private static final double PLACE_WIDTH = 220;

  private final Label place = new Label();
  private final Label message = new Label();
  private final Label remedy = new Label();
  private final Hyperlink mend = new Hyperlink();
  private final HBox row = new HBox(8);
  private final ProblemsViewModel model;

  ProblemCell(ProblemsViewModel model) {
    this.model = model;
    mend.getStyleClass().add("problem-fix");
    mend.setMinWidth(USE_PREF_SIZE);
    mend.setFocusTraversable(false);
    mend.setTooltip(new Tooltip("Does this for you, as one step that can be undone  Alt+Enter"));
    place.getStyleClass().add("problem-place");
    place.setMinWidth(PLACE_WIDTH);
    place.setPrefWidth(PLACE_WIDTH);
    remedy.getStyleClass().add("problem-remedy");
    message.setMinWidth(USE_PREF_SIZE);
    remedy.setTextOverrun(OverrunStyle.ELLIPSIS);
    HBox.setHgrow(remedy, Priority.ALWAYS);
    remedy.setMinWidth(0);
    remedy.setMaxWidth(Double.MAX_VALUE);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Problem problem, boolean empty) {
    super.updateItem(problem, empty);
    if (empty || problem == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    place.setText(problem.place().toString());
    message.setText(problem.message());
    remedy.setText(problem.remedy());
    row.getChildren().setAll(SeverityIcon.of(problem.severity()), place, message, remedy);
    model
        .fix(problem)
        .ifPresent(
            fix -> {
              mend.setText(fix.title());
              mend.setOnAction(event -> model.mend(problem));
              row.getChildren().add(mend);
            });
    setGraphic(row);
    Tooltip tooltip =
        new Tooltip(problem.message() + "\n" + problem.remedy() + "\n" + problem.id());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(520);
    setTooltip(tooltip);
  }
}

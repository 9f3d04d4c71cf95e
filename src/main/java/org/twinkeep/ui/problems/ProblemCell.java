package org.twinkeep.ui.problems;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.twinkeep.problem.Problem;

/**
 * A problem of the panel: sign, place, what is wrong and what to do, in as many lines as it takes.
 */
final class ProblemCell extends ListCell<Problem> {

  /** What the sign, the gaps and a scroll bar take of the width. */
  private static final double BESIDE = 64;

  private final Text place = new Text();
  private final Text message = new Text();
  private final Text remedy = new Text();
  private final Hyperlink mend =
      link("Does this for you, as one step that can be undone  Alt+Enter");
  private final Hyperlink accept =
      link("Says why it is wanted, or takes that back  Alt+Shift+Enter");
  private final TextFlow text = new Wrapped();
  private final HBox row = new HBox(8);
  private final ProblemsViewModel model;
  private final Consumer<Problem> decide;

  /**
   * A cell of the list.
   *
   * @param decide acknowledges a danger, or takes that back
   */
  ProblemCell(ProblemsViewModel model, Consumer<Problem> decide) {
    this.model = model;
    this.decide = decide;
    place.getStyleClass().add("problem-place");
    message.getStyleClass().add("problem-message");
    remedy.getStyleClass().add("problem-remedy");
    mend.getStyleClass().add("problem-fix");
    accept.getStyleClass().add("problem-accept");
    HBox.setHgrow(text, Priority.ALWAYS);
    row.setAlignment(Pos.TOP_LEFT);
    setPrefWidth(0);
  }

  private static Hyperlink link(String tip) {
    Hyperlink link = new Hyperlink();
    link.setFocusTraversable(false);
    link.setTooltip(new Tooltip(tip));
    return link;
  }

  @Override
  protected void updateItem(Problem problem, boolean empty) {
    super.updateItem(problem, empty);
    if (empty || problem == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    place.setText(problem.place() + "  ");
    message.setText(problem.message() + " ");
    remedy.setText(problem.remedy() + "  ");
    text.getChildren().setAll(place, message, remedy);
    model
        .fix(problem)
        .ifPresent(
            fix -> {
              mend.setText(fix.title());
              mend.setOnAction(event -> model.mend(problem));
              text.getChildren().add(mend);
            });
    if (model.isDanger(problem) || problem.acknowledged().isPresent()) {
      accept.setText(model.isDanger(problem) ? "Acknowledge…" : "Take back");
      accept.setOnAction(
          event -> {
            accept.setVisited(false); // there is a way back, and cells are used again
            decide.accept(problem);
          });
      text.getChildren().add(accept);
    }
    row.getChildren().setAll(SeverityIcon.of(problem.severity()), text);
    setGraphic(row);
    setTooltip(new Tooltip(problem.id()));
  }

  /** Lists ask for the height of any width; the answer here is that for the list's width. */
  private final class Wrapped extends TextFlow {

    @Override
    protected double computePrefHeight(double width) {
      return super.computePrefHeight(Math.max(200, getListView().getWidth() - BESIDE));
    }
  }
}

package org.twinkeep.ui.topology;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.Icons;

/** A figure on the screen; it can be focused, selected and dragged. */
final class FigureView extends StackPane {

  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final FontIcon mark = Icons.of("mdi2a-alert-circle", "problem-mark");
  private final Tooltip tooltip = new Tooltip();
  private final ConnectHandle handle = new ConnectHandle();
  private Figure figure;

  FigureView(Figure first) {
    figure = first;
    setId(id(first));
    setManaged(false);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    Tooltip.install(this, tooltip);
    StackPane.setAlignment(mark, Pos.TOP_RIGHT);
    mark.setTranslateX(6);
    mark.setTranslateY(-6);
    mark.setMouseTransparent(true);
    getStyleClass().add("figure");
    if (first instanceof Figure.Node) {
      handle.setId("connect-" + first.key().value().replaceAll("[^a-z0-9-]", "_"));
      StackPane.setAlignment(handle, Pos.BOTTOM_RIGHT);
    }
    fill();
  }

  /** {@code figure-node-lj-fw-1}; tests and style sheets find the figure by it. */
  static String id(Figure figure) {
    String kind =
        switch (figure) {
          case Figure.Node _ -> "node";
          case Figure.Internet _ -> "cloud";
          case Figure.Line _ -> "network";
          case Figure.Virtual _ -> "virtual";
          case Figure.Behind _ -> "object";
        };
    return "figure-" + kind + "-" + figure.key().value().replaceAll("[^a-z0-9-]", "_");
  }

  Figure figure() {
    return figure;
  }

  /** Puts the view where the figure is now, and shows what it says now. */
  void show(Figure now) {
    boolean changed = !FigureContent.subject(now).equals(FigureContent.subject(figure));
    figure = now;
    if (changed) {
      fill();
    }
    Box box = now.box();
    resizeRelocate(box.x(), box.y(), box.width(), box.height());
  }

  private void fill() {
    getChildren().setAll(FigureContent.of(figure), mark);
    if (figure instanceof Figure.Node) {
      getChildren().add(handle);
    }
  }

  /** Whether a connection that is being drawn would end here. */
  void setTarget(boolean target) {
    pseudoClassStateChanged(TARGET, target);
  }

  void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /** Marks the figure with its worst problem, and says all of them in the tooltip. */
  void setProblems(List<Problem> problems) {
    mark.setVisible(!problems.isEmpty());
    mark.getStyleClass().removeAll("error", "danger", "warning", "note");
    problems.stream()
        .findFirst()
        .ifPresent(
            worst ->
                mark.getStyleClass()
                    .add(worst.severity().name().toLowerCase(java.util.Locale.ROOT)));
    StringBuilder text = new StringBuilder(FigureContent.words(figure));
    problems.forEach(p -> text.append("\n\n").append(p.message()).append('\n').append(p.remedy()));
    tooltip.setText(text.toString());
    setAccessibleText(text.toString());
  }
}

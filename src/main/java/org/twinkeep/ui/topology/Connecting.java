package org.twinkeep.ui.topology;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import org.twinkeep.diagram.Box;
import org.twinkeep.model.Id;

/** A connection while it is drawn from a node to a network with the mouse. */
final class Connecting {

  private final TopologyViewModel model;
  private final Plane plane;
  private final Line line = new Line();
  private Optional<Id> node = Optional.empty();
  private Optional<FigureView> target = Optional.empty();

  Connecting(TopologyViewModel model, Plane plane) {
    this.model = model;
    this.plane = plane;
    line.getStyleClass().add("new-wire");
    line.setManaged(false);
    line.setMouseTransparent(true);
    line.setVisible(false);
  }

  /** The line that is drawn; it belongs on the plane. */
  Node line() {
    return line;
  }

  boolean isRunning() {
    return node.isPresent();
  }

  /** Begins at a node's figure. */
  void begin(FigureView from) {
    Box box = from.figure().box();
    node = Optional.of(from.figure().key());
    line.setStartX(box.right());
    line.setStartY(box.bottom());
    move(new Point2D(box.right(), box.bottom()), Optional.empty());
    line.setVisible(true);
  }

  /** Draws to a point; a figure below it that can be connected is marked. */
  void move(Point2D at, Optional<FigureView> over) {
    line.setEndX(at.getX());
    line.setEndY(at.getY());
    target =
        over.filter(
            view ->
                node.filter(n -> model.connections().canConnect(n, view.figure().key()))
                    .isPresent());
    plane.figures().forEach(view -> view.setTarget(target.equals(Optional.of(view))));
  }

  /** Makes the connection, when it ends at a network. */
  void finish() {
    Optional<Id> from = node;
    Optional<Id> to = target.map(view -> view.figure().key());
    cancel();
    if (from.isPresent() && to.isPresent()) {
      model.connections().connect(from.get(), to.get());
    }
  }

  void cancel() {
    node = Optional.empty();
    target = Optional.empty();
    line.setVisible(false);
    plane.figures().forEach(view -> view.setTarget(false));
  }
}

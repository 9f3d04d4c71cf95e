package org.twinkeep.ui.topology;

import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Drawing.Figure;

/**
 * The whole diagram in small, with the part that is in sight; there only while a part is out of
 * sight. Press or drag to look elsewhere.
 */
final class MiniMap extends Pane {

  private static final double WIDTH = 180;
  private static final double MOST_HEIGHT = 130;

  private final Viewport viewport;
  private final Pane figures = new Pane();
  private final Rectangle seen = new Rectangle();
  private Box content = new Box(0, 0, 0, 0);

  MiniMap(Viewport viewport) {
    this.viewport = viewport;
    setId("mini-map");
    getStyleClass().add("mini-map");
    setVisible(false);
    figures.setMouseTransparent(true);
    seen.getStyleClass().add("seen");
    seen.setMouseTransparent(true);
    getChildren().addAll(figures, seen);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    viewport.seenProperty().subscribe(this::show);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::look);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::look);
  }

  private double scale() {
    return content.width() <= 0
        ? 1
        : Math.min(WIDTH / content.width(), MOST_HEIGHT / content.height());
  }

  void show(Drawing drawing) {
    content = drawing.bounds();
    double scale = scale();
    setPrefSize(content.width() * scale, content.height() * scale);
    figures.getChildren().clear();
    for (Figure figure : drawing.figures()) {
      Box box = figure.box();
      Rectangle small =
          new Rectangle(
              (box.x() - content.x()) * scale,
              (box.y() - content.y()) * scale,
              Math.max(2, box.width() * scale),
              Math.max(1.5, box.height() * scale));
      small.getStyleClass().add(figure instanceof Figure.Node ? "node" : "other");
      figures.getChildren().add(small);
    }
    show(viewport.seenProperty().get());
  }

  private void show(Box box) {
    double scale = scale();
    seen.setX((box.x() - content.x()) * scale);
    seen.setY((box.y() - content.y()) * scale);
    seen.setWidth(box.width() * scale);
    seen.setHeight(box.height() * scale);
    setVisible(isLargerThan(box));
  }

  /** Half a pixel is nobody's loss. */
  private boolean isLargerThan(Box box) {
    return content.width() > 0
        && box.width() > 0
        && (content.x() < box.x() - 1
            || content.y() < box.y() - 1
            || content.right() > box.right() + 1
            || content.bottom() > box.bottom() + 1);
  }

  private void look(MouseEvent event) {
    double scale = scale();
    viewport.centreOn(content.x() + event.getX() / scale, content.y() + event.getY() / scale);
    event.consume();
  }
}

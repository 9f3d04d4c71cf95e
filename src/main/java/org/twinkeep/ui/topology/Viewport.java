package org.twinkeep.ui.topology;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import org.twinkeep.diagram.Box;

/**
 * A window onto an endless plane: Ctrl+wheel zooms about the mouse, the wheel and the middle button
 * move. Until the user does one of these, the whole content is kept in sight.
 */
final class Viewport extends Pane {

  static final double SMALLEST = 0.1;
  static final double LARGEST = 4;
  private static final double LARGEST_FIT = 1.6;
  private static final double STEP = 1.2;

  private final Pane plane;
  private final Affine transform = new Affine();
  private final ReadOnlyObjectWrapper<Box> seen = new ReadOnlyObjectWrapper<>(new Box(0, 0, 0, 0));
  private final DoubleProperty zoom = new SimpleDoubleProperty(1);
  private Box content = new Box(0, 0, 0, 0);
  private boolean fitted = true;
  private double coveredWidth;
  private double coveredHeight;
  private Point2D grabbed = Point2D.ZERO;

  Viewport(Pane plane) {
    this.plane = plane;
    getStyleClass().add("diagram-viewport");
    plane.setManaged(false);
    plane.getTransforms().add(transform);
    getChildren().add(plane);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    widthProperty().subscribe(this::keepFitted);
    heightProperty().subscribe(this::keepFitted);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::grab);
    addEventFilter(MouseEvent.MOUSE_DRAGGED, this::pull);
  }

  /** The scale: 1 = 100 %. */
  DoubleProperty zoomProperty() {
    return zoom;
  }

  /** The part of the plane that is in sight. */
  ReadOnlyObjectProperty<Box> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** Brings a point of the plane into the middle. */
  void centreOn(double x, double y) {
    fitted = false;
    transform.setTx(getWidth() / 2 - zoom.get() * x);
    transform.setTy(getHeight() / 2 - zoom.get() * y);
    look();
  }

  private void look() {
    double scale = zoom.get();
    seen.set(
        new Box(
            -transform.getTx() / scale,
            -transform.getTy() / scale,
            getWidth() / scale,
            getHeight() / scale));
  }

  /** Tells how large the content is. */
  void setContent(Box bounds) {
    content = bounds;
    keepFitted();
  }

  /** A point of the screen's window as a point of the plane. */
  Point2D onPlane(double sceneX, double sceneY) {
    return plane.sceneToLocal(sceneX, sceneY);
  }

  /** Brings the whole content into sight, and keeps it there while window or content change. */
  void fit() {
    fitted = true;
    keepFitted();
  }

  void zoomIn() {
    zoomTo(zoom.get() * STEP, getWidth() / 2, getHeight() / 2);
  }

  void zoomOut() {
    zoomTo(zoom.get() / STEP, getWidth() / 2, getHeight() / 2);
  }

  void zoomToFull() {
    zoomTo(1, getWidth() / 2, getHeight() / 2);
  }

  /** Brings a box into sight when it is not. */
  void reveal(Box box) {
    double left = transform.getMxx() * box.x() + transform.getTx();
    double top = transform.getMyy() * box.y() + transform.getTy();
    double right = left + box.width() * zoom.get();
    double bottom = top + box.height() * zoom.get();
    if (left < 0 || top < 0 || right > getWidth() || bottom > getHeight()) {
      centreOn(box.centreX(), box.centreY());
    }
  }

  private void keepFitted() {
    look();
    if (!fitted || getWidth() <= 0 || getHeight() <= 0 || content.width() <= 0) {
      return;
    }
    double scale = fitting(getHeight());
    double height = isCovered(scale) ? getHeight() - coveredHeight : getHeight();
    double fitted = fitting(height);
    set(
        fitted,
        (getWidth() - fitted * content.width()) / 2 - fitted * content.x(),
        (height - fitted * content.height()) / 2 - fitted * content.y());
  }

  private double fitting(double height) {
    return Math.clamp(
        Math.min(getWidth() / content.width(), height / content.height()), SMALLEST, LARGEST_FIT);
  }

  /** Whether the content, in the middle, would reach below what lies over the corner. */
  private boolean isCovered(double scale) {
    double right = (getWidth() + scale * content.width()) / 2;
    double bottom = (getHeight() + scale * content.height()) / 2;
    return right > getWidth() - coveredWidth
        && bottom > getHeight() - coveredHeight
        && getHeight() > 3 * coveredHeight;
  }

  /** Tells how much of the lower right corner lies under something else. */
  void setCovered(double width, double height) {
    coveredWidth = width;
    coveredHeight = height;
    keepFitted();
  }

  private void zoomTo(double wanted, double x, double y) {
    double scale = Math.clamp(wanted, SMALLEST, LARGEST);
    double factor = scale / zoom.get();
    fitted = false;
    set(scale, x - factor * (x - transform.getTx()), y - factor * (y - transform.getTy()));
  }

  private void set(double scale, double x, double y) {
    transform.setMxx(scale);
    transform.setMyy(scale);
    transform.setTx(Math.round(x));
    transform.setTy(Math.round(y));
    zoom.set(scale);
    look();
  }

  private void scrolled(ScrollEvent event) {
    if (event.isControlDown()) {
      zoomTo(zoom.get() * (event.getDeltaY() > 0 ? STEP : 1 / STEP), event.getX(), event.getY());
    } else {
      move(event.getDeltaX(), event.getDeltaY());
    }
    event.consume();
  }

  private void grab(MouseEvent event) {
    if (event.getButton() == MouseButton.MIDDLE) {
      grabbed = new Point2D(event.getX(), event.getY());
      event.consume();
    }
  }

  private void pull(MouseEvent event) {
    if (event.isMiddleButtonDown()) {
      move(event.getX() - grabbed.getX(), event.getY() - grabbed.getY());
      grabbed = new Point2D(event.getX(), event.getY());
      event.consume();
    }
  }

  private void move(double dx, double dy) {
    fitted = false;
    transform.setTx(transform.getTx() + dx);
    transform.setTy(transform.getTy() + dy);
    look();
  }
}

package org.twinkeep.ui.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.shape.Rectangle;
import org.twinkeep.diagram.Box;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.Point;
import org.twinkeep.ui.kit.ObjectDrag;

/**
 * The mouse on the diagram: click to select, drag to arrange, drag the ground to select many; with
 * Ctrl held, objects are dragged out of the diagram, into rules and groups.
 */
final class Gestures {

  /** Pixels of the screen that the mouse may tremble without moving anything. */
  private static final double TREMBLE = 4;

  private final TopologyViewModel model;
  private final Viewport viewport;
  private final Connecting connecting;
  private final Rectangle band = new Rectangle();
  private Point2D pressed = Point2D.ZERO;
  private Optional<FigureView> grabbed = Optional.empty();
  private Map<Id, Point> start = Map.of();
  private boolean dragging;
  private boolean carrying;

  Gestures(TopologyViewModel model, Viewport viewport, Connecting connecting) {
    this.connecting = connecting;
    this.model = model;
    this.viewport = viewport;
    band.getStyleClass().add("rubber-band");
    band.setManaged(false);
    band.setMouseTransparent(true);
    band.setVisible(false);
    viewport.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    viewport.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    viewport.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    viewport.addEventHandler(MouseEvent.DRAG_DETECTED, this::carry);
  }

  /** The rectangle that is drawn while many are selected; it belongs on the plane. */
  Node band() {
    return band;
  }

  /** Takes back a move or connection that is not finished. */
  void cancel() {
    connecting.cancel();
    if (dragging) {
      stop();
      model.cancelMove();
    }
  }

  private void stop() {
    dragging = false;
    grabbed = Optional.empty();
    band.setVisible(false);
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.MIDDLE) {
      return;
    }
    event.consume(); // a tab pane takes the focus for itself otherwise
    pressed = viewport.onPlane(event.getSceneX(), event.getSceneY());
    dragging = false;
    grabbed = owner(event, FigureView.class);
    carrying =
        grabbed.isPresent()
            && event.isShortcutDown()
            && event.getButton() == MouseButton.PRIMARY
            && owner(event, ConnectHandle.class).isEmpty();
    if (grabbed.isPresent()) {
      grabbed.get().requestFocus();
      if (event.getButton() == MouseButton.PRIMARY
          && owner(event, ConnectHandle.class).isPresent()) {
        connecting.begin(grabbed.get());
        return;
      }
      select(grabbed.get(), event);
      start = new HashMap<>(model.centres(model.movedWith(grabbed.get().figure())));
      return;
    }
    viewport.requestFocus();
    Optional<Id> wire = owner(event, WireView.class).flatMap(WireView::element);
    if (wire.isPresent()) {
      model.select(wire.stream().toList());
    } else if (!event.isShortcutDown()) {
      model.select(List.of());
    }
  }

  private void select(FigureView view, MouseEvent event) {
    if (event.isShortcutDown() && event.getButton() == MouseButton.PRIMARY) {
      model.toggle(view.figure().elements());
    } else if (!model.isSelected(view.figure()) || !event.isStillSincePress()) {
      model.select(view.figure().elements());
    }
  }

  private void dragged(MouseEvent event) {
    if (!event.isPrimaryButtonDown() || carrying) {
      return;
    }
    Point2D at = viewport.onPlane(event.getSceneX(), event.getSceneY());
    if (connecting.isRunning()) {
      connecting.move(at, owner(event, FigureView.class));
      return;
    }
    if (!dragging && at.distance(pressed) * viewport.zoomProperty().get() < TREMBLE) {
      return;
    }
    dragging = true;
    if (grabbed.isPresent()) {
      model.previewMove(moved(at));
    } else {
      band.setX(Math.min(at.getX(), pressed.getX()));
      band.setY(Math.min(at.getY(), pressed.getY()));
      band.setWidth(Math.abs(at.getX() - pressed.getX()));
      band.setHeight(Math.abs(at.getY() - pressed.getY()));
      band.setVisible(true);
    }
  }

  /** Lets what is under the mouse, and all else that is selected, travel to other views. */
  private void carry(MouseEvent event) {
    if (!carrying) {
      return;
    }
    List<Element> elements = model.carried(grabbed.orElseThrow().figure());
    if (!elements.isEmpty()) {
      List<String> names = elements.stream().map(Element::name).toList();
      ObjectDrag.begin(
          viewport,
          ObjectDrag.label(names),
          ObjectDrag.content(elements.stream().map(e -> e.id().value()).toList(), names),
          TransferMode.COPY_OR_MOVE);
      event.consume();
    }
  }

  private void released(MouseEvent event) {
    if (connecting.isRunning()) {
      connecting.finish();
      return;
    }
    if (!dragging) {
      return;
    }
    Point2D at = viewport.onPlane(event.getSceneX(), event.getSceneY());
    if (grabbed.isPresent()) {
      Map<Id, Point> moved = moved(at);
      stop();
      model.move(moved);
    } else {
      stop();
      model.selectInside(new Box(band.getX(), band.getY(), band.getWidth(), band.getHeight()));
    }
  }

  private Map<Id, Point> moved(Point2D at) {
    Map<Id, Point> centres = new HashMap<>(start);
    centres.replaceAll(
        (key, c) ->
            new Point(c.x() + at.getX() - pressed.getX(), c.y() + at.getY() - pressed.getY()));
    return centres;
  }

  private static <N extends Node> Optional<N> owner(MouseEvent event, Class<N> kind) {
    Node node = event.getPickResult().getIntersectedNode();
    while (node != null && !kind.isInstance(node)) {
      node = node.getParent();
    }
    return Optional.ofNullable(kind.cast(node));
  }
}

package org.twinkeep.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Drag and drop with the real mouse, at the pace of the window system: each step waits until the
 * window was told of it, because a display server tells of motion and of drops when it has time.
 */
public final class MouseDrag {

  private static final int PATIENCE_SECONDS = 10;
  private static final int NUDGES = 40;

  /** A hand never lets go sooner; until then the source may not have the target's answer. */
  private static final int REST_MILLIS = 150;

  private final FxRobot robot;
  private final Node source;
  private final Scene scene;
  private final AtomicReference<Point2D> over = new AtomicReference<>(Point2D.ZERO);
  private final EventHandler<DragEvent> watch =
      event -> over.set(new Point2D(event.getScreenX(), event.getScreenY()));

  private MouseDrag(FxRobot robot, Node source) {
    this.robot = robot;
    this.source = source;
    this.scene = source.getScene();
  }

  /** Presses the mouse on a node and moves it until the drag begins. */
  public static MouseDrag from(FxRobot robot, Node source) {
    MouseDrag drag = new MouseDrag(robot, source);
    drag.scene.addEventFilter(DragEvent.DRAG_OVER, drag.watch);
    robot.moveTo(source).press(MouseButton.PRIMARY);
    drag.during(
        MouseEvent.DRAG_DETECTED,
        () -> {
          for (int i = 0; i < 5; i++) {
            robot.moveBy(6, 0);
          }
        });
    return drag;
  }

  /** Moves to a point of the screen and waits until the window knows that the mouse is there. */
  public MouseDrag over(Point2D target) {
    robot.moveTo(target.add(-3, 0)).moveTo(target);
    for (int i = 0; i < NUDGES && over.get().distance(target) > 2; i++) {
      WaitForAsyncUtils.sleep(50, TimeUnit.MILLISECONDS);
      robot.moveTo(target.add(i % 2, 0));
      WaitForAsyncUtils.waitForFxEvents();
    }
    assertThat(over.get().distance(target)).as("the drag reached %s", target).isLessThan(3);
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.sleep(REST_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Moves to the middle of a node. */
  public MouseDrag over(Node target) {
    return over(robot.point(target).query());
  }

  /** Releases the mouse and waits until the drag has ended, whether or not it was taken. */
  public void drop() {
    during(DragEvent.DRAG_DONE, () -> robot.release(MouseButton.PRIMARY));
    scene.removeEventFilter(DragEvent.DRAG_OVER, watch);
  }

  private <E extends Event> void during(EventType<E> awaited, Runnable action) {
    AtomicBoolean seen = new AtomicBoolean();
    EventHandler<E> filter = event -> seen.set(true);
    // all of them: a drop may take the source out of the scene before it hears of the end
    List<Node> chain = Stream.<Node>iterate(source, Objects::nonNull, Node::getParent).toList();
    chain.forEach(node -> node.addEventFilter(awaited, filter));
    action.run();
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, seen::get);
    } catch (TimeoutException e) {
      robot.release(MouseButton.PRIMARY);
      throw new AssertionError("the window system did not tell of " + awaited, e);
    } finally {
      chain.forEach(node -> node.removeEventFilter(awaited, filter));
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}

package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.GlassBridge;
import com.sun.glass.ui.GlassBridge.DragPoint;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import java.util.EnumSet;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/**
 * The mouse of the headless platform. Events are posted, never delivered inside the robot's call: a
 * drag blocks in its nested event loop until the drop.
 */
final class DeskRobot extends HeadlessRobot {

  private final EnumSet<MouseButton> down = EnumSet.noneOf(MouseButton.class);
  private int keys;
  private double mouseX;
  private double mouseY;
  private Window last;

  private boolean dragging;
  private int dragActions;
  private View dragSource;
  private View dragOver;
  private int accepted;

  DeskRobot(HeadlessApplication application) {
    super(application);
  }

  /** A drag with these actions of {@link Clipboard} begins where the button went down. */
  void begin(int actions) {
    dragging = true;
    dragActions = actions;
  }

  @Override
  public double getMouseX() {
    return mouseX;
  }

  @Override
  public double getMouseY() {
    return mouseY;
  }

  @Override
  public void mouseMove(double x, double y) {
    Application.invokeLater(() -> move(x, y));
  }

  @Override
  public void mousePress(MouseButton... buttons) {
    Application.invokeLater(
        () -> {
          for (MouseButton button : buttons) {
            press(button);
          }
        });
  }

  @Override
  public void mouseRelease(MouseButton... buttons) {
    Application.invokeLater(
        () -> {
          for (MouseButton button : buttons) {
            release(button);
          }
          last = windowUnderMouse();
        });
  }

  @Override
  public void keyPress(KeyCode code) {
    Application.invokeLater(() -> keys |= modifier(code));
    super.keyPress(code);
  }

  @Override
  public void keyRelease(KeyCode code) {
    Application.invokeLater(() -> keys &= ~modifier(code));
    super.keyRelease(code);
  }

  private static int modifier(KeyCode code) {
    return switch (code) {
      case SHIFT -> KeyEvent.MODIFIER_SHIFT;
      case CONTROL -> KeyEvent.MODIFIER_CONTROL;
      case ALT -> KeyEvent.MODIFIER_ALT;
      case META -> KeyEvent.MODIFIER_WINDOWS;
      default -> 0;
    };
  }

  private void move(double x, double y) {
    mouseX = x;
    mouseY = y;
    if (dragging) {
      dragTo(windowUnderMouse());
      return;
    }
    Window window = down.isEmpty() ? windowUnderMouse() : last;
    if (window != last) {
      Window before = last;
      last = window;
      send(window, MouseEvent.ENTER, MouseButton.NONE, false);
      if (before != null && !before.isClosed() && before.getView() != null) {
        send(before, MouseEvent.EXIT, MouseButton.NONE, false);
      }
    }
    MouseButton held = down.isEmpty() ? MouseButton.NONE : down.iterator().next();
    send(window, down.isEmpty() ? MouseEvent.MOVE : MouseEvent.DRAG, held, false);
  }

  private void press(MouseButton button) {
    down.add(button);
    last = windowUnderMouse();
    if (last == null) {
      return;
    }
    if (!last.isFocused() && last.getOwner() == null) {
      last.requestFocus();
    }
    dragSource = last.getView();
    boolean menu = button == MouseButton.SECONDARY;
    send(last, MouseEvent.DOWN, button, menu);
    if (menu && last.getView() instanceof HeadlessView view) {
      DragPoint at = mouseIn(last);
      view.notifyMenu(at.x(), at.y(), at.screenX(), at.screenY(), false);
    }
  }

  private void release(MouseButton button) {
    down.remove(button);
    if (dragging) {
      drop();
    } else {
      send(last, MouseEvent.UP, button, false);
    }
  }

  private void dragTo(Window window) {
    View view = window == null ? null : window.getView();
    if (view != dragOver) {
      if (dragOver != null) {
        GlassBridge.leave(dragOver);
      }
      dragOver = view;
      accepted = view == null ? 0 : GlassBridge.enter(view, mouseIn(window), preferred());
    }
    if (view != null) {
      accepted = GlassBridge.over(view, mouseIn(window), preferred());
    }
  }

  /** Copy where the source offers it, else move: what desktops do without a key held. */
  private int preferred() {
    if ((dragActions & Clipboard.ACTION_COPY) != 0) {
      return Clipboard.ACTION_COPY;
    }
    return (dragActions & Clipboard.ACTION_MOVE) != 0 ? Clipboard.ACTION_MOVE : dragActions;
  }

  private void drop() {
    Window window = windowUnderMouse();
    int done = 0;
    if (dragOver != null) {
      if (accepted != 0 && window != null) {
        done = GlassBridge.drop(dragOver, mouseIn(window), accepted);
      } else {
        GlassBridge.leave(dragOver);
      }
    }
    dragging = false;
    dragOver = null;
    accepted = 0;
    GlassBridge.end(dragSource, done);
    GlassBridge.leaveLoop();
  }

  private DragPoint mouseIn(Window window) {
    return new DragPoint(
        (int) mouseX - window.getX(), (int) mouseY - window.getY(), (int) mouseX, (int) mouseY);
  }

  private Window windowUnderMouse() {
    Window topmost = null;
    for (Window window : Window.getWindows()) {
      if (window.getView() != null
          && window.isVisible()
          && !window.isClosed()
          && mouseX >= window.getX()
          && mouseX < window.getX() + window.getWidth()
          && mouseY >= window.getY()
          && mouseY < window.getY() + window.getHeight()) {
        topmost = window;
      }
    }
    return topmost;
  }

  private void send(Window window, int type, MouseButton button, boolean popupTrigger) {
    if (window != null && window.getView() instanceof HeadlessView view) {
      DragPoint at = mouseIn(window);
      int modifiers = getModifiers(down.toArray(MouseButton[]::new)) | keys;
      int glassButton = getGlassEventButton(button);
      view.notifyMouse(
          type,
          glassButton,
          at.x(),
          at.y(),
          at.screenX(),
          at.screenY(),
          modifiers,
          popupTrigger,
          false);
    }
  }
}

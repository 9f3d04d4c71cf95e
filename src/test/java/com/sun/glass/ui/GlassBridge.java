package com.sun.glass.ui;

/**
 * Opens what Glass keeps to itself (the drag callbacks of a view, nested event loops) to the
 * headless test platform.
 */
public final class GlassBridge {

  private GlassBridge() {}

  /** A drag came over the view; returns the accepted action of {@link Clipboard}, 0 = refused. */
  public static int enter(View view, DragPoint at, int action) {
    return view.notifyDragEnter(at.x(), at.y(), at.screenX(), at.screenY(), action);
  }

  /** A drag moved over the view; returns the accepted action. */
  public static int over(View view, DragPoint at, int action) {
    return view.notifyDragOver(at.x(), at.y(), at.screenX(), at.screenY(), action);
  }

  public static void leave(View view) {
    view.notifyDragLeave();
  }

  /** The button was released over the view; returns the action that was done. */
  public static int drop(View view, DragPoint at, int action) {
    return view.notifyDragDrop(at.x(), at.y(), at.screenX(), at.screenY(), action);
  }

  /** Tells the view in which the drag began how it ended. */
  public static void end(View source, int action) {
    source.notifyDragEnd(action);
  }

  /** Handles events until {@link #leaveLoop}. */
  public static void enterLoop() {
    Application.enterNestedEventLoop();
  }

  public static void leaveLoop() {
    Application.leaveNestedEventLoop(null);
  }

  /** Where a drag is, relative to the view and to the screen. */
  public record DragPoint(int x, int y, int screenX, int screenY) {}
}

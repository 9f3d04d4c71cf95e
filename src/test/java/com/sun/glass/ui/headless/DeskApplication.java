package com.sun.glass.ui.headless;

import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import java.nio.ByteBuffer;

/** The headless application with a larger screen, on which pop-ups are drawn as well. */
public class DeskApplication extends HeadlessApplication {

  static final int WIDTH = 1600;
  static final int HEIGHT = 1000;
  private static final int DPI = 96;

  private static DeskRobot robot;

  private final HeadlessWindowManager windows = new HeadlessWindowManager();
  private Screen[] screens;

  /** The one mouse and keyboard; made when it is first asked for. */
  static DeskRobot robot() {
    return robot;
  }

  @Override
  protected Screen[] staticScreen_getScreens() {
    if (screens == null) {
      frameBuffer = ByteBuffer.allocate(WIDTH * HEIGHT * Integer.BYTES);
      screens =
          new Screen[] {
            new Screen(
                0, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, DPI, DPI, 1f,
                1f, 1f, 1f)
          };
    }
    return screens;
  }

  @Override
  public Window createWindow(Window owner, Screen screen, int styleMask) {
    return new DeskWindow(windows, owner, screen, frameBuffer, styleMask);
  }

  @Override
  public GlassRobot createRobot() {
    if (robot == null) {
      robot = new DeskRobot(this);
    }
    return robot;
  }
}

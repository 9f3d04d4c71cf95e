package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;

/** A window that draws itself over what is on the screen and leaves out transparent pixels. */
final class DeskWindow extends HeadlessWindow {

  private final ByteBuffer screenBuffer;

  DeskWindow(
      HeadlessWindowManager windows, Window owner, Screen screen, ByteBuffer buffer, int mask) {
    super(windows, owner, screen, buffer, mask);
    this.screenBuffer = buffer;
  }

  @Override
  void blit(Pixels pixels) {
    IntBuffer from = (IntBuffer) pixels.getBuffer();
    IntBuffer to = screenBuffer.asIntBuffer();
    int width = pixels.getWidth();
    for (int row = 0; row < pixels.getHeight(); row++) {
      for (int column = 0; column < width; column++) {
        int colour = from.get(row * width + column);
        int x = getX() + column;
        int y = getY() + row;
        if (colour >>> 24 != 0 && onScreen(x, y)) {
          to.put(y * DeskApplication.WIDTH + x, colour | 0xff00_0000);
        }
      }
    }
  }

  @Override
  public void getScreenCapture(int x, int y, int width, int height, int[] data, boolean fit) {
    IntBuffer from = screenBuffer.asIntBuffer();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        data[row * width + column] =
            onScreen(x + column, y + row)
                ? from.get((y + row) * DeskApplication.WIDTH + x + column)
                : 0;
      }
    }
  }

  private static boolean onScreen(int x, int y) {
    return x >= 0 && y >= 0 && x < DeskApplication.WIDTH && y < DeskApplication.HEIGHT;
  }
}

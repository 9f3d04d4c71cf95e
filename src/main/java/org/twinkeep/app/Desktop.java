package org.twinkeep.app;

import javafx.application.Application;

/** Starts the window, and says in words what is missing where it cannot. */
final class Desktop {

  private Desktop() {}

  /** Returns the exit code: 0, or 2 when there is no display or no GTK. */
  static int start(String[] args) {
    if (System.getProperty("glass.platform") == null && !hasDisplay()) {
      System.err.println(
          "There is no display (DISPLAY and WAYLAND_DISPLAY are not set), so the window cannot open.");
      return 2;
    }
    try {
      Application.launch(TwinkeepApplication.class, args);
      return 0;
    } catch (UnsupportedOperationException e) {
      System.err.println(explain(String.valueOf(e.getMessage())));
      return 2;
    }
  }

  private static boolean hasDisplay() {
    return System.getenv("DISPLAY") != null;
  }

  /** What JavaFX says when the platform is not usable, in words that help. */
  static String explain(String message) {
    if (message.contains("DISPLAY")) {
      return "The display "
          + System.getenv("DISPLAY")
          + " cannot be opened. Start Twinkeep from a"
          + " desktop session, or use 'twinkeep --help' for what works without a window.";
    }
    if (message.contains("GTK") || message.contains("glass")) {
      return "GTK 3 is missing. Install it with: sudo apt-get install libgtk-3-0";
    }
    return "The window cannot open: " + message;
  }
}

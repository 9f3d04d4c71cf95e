package org.twinkeep.app;

import java.nio.file.Path;
import javafx.application.Application;
import org.twinkeep.cli.Opening;

/** Starts the window, and says in words what is missing where it cannot. */
final class Desktop {

  private static final int NO_WINDOW = 2;

  private Desktop() {}

  /**
   * Opens the window and waits until it is closed.
   *
   * @param workspace directory of the workspace
   * @param opening what it begins with
   * @return the exit code: 0, or 2 when there is no display or no GTK
   */
  static int start(Path workspace, Opening opening) {
    if (needsDisplay() && System.getenv("DISPLAY") == null) {
      System.err.println(
          "There is no display (DISPLAY is not set), so the window cannot open. Start Twinkeep from a"
              + " desktop session, or see what works without a window: twinkeep --help");
      return NO_WINDOW;
    }
    try {
      Application.launch(
          TwinkeepApplication.class, TwinkeepApplication.parameters(workspace, opening));
      return 0;
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      System.err.println(explain(String.valueOf(e.getMessage())));
      return NO_WINDOW;
    }
  }

  /** On Linux with JavaFX's usual platform the window needs an X display. */
  private static boolean needsDisplay() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("glass.platform", "gtk").equals("gtk");
  }

  /** What JavaFX says when the platform is not usable, in words that help. */
  static String explain(String message) {
    if (message.contains("DISPLAY")) {
      return "The display "
          + System.getenv("DISPLAY")
          + " cannot be opened. Start Twinkeep from a desktop session.";
    }
    if (message.contains("GTK") || message.contains("glass")) {
      return "GTK 3 is missing. Install it with: sudo apt-get install libgtk-3-0";
    }
    return "The window cannot open: " + message;
  }
}

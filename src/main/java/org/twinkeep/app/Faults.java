package org.twinkeep.app;

import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Faults in the program itself: whole in the log, and a sentence in the window, one at a time. */
final class Faults implements Thread.UncaughtExceptionHandler {

  private static final Logger LOG = Logger.getLogger(Faults.class.getName());

  /** Tells the user, and returns when it was read. */
  interface Teller {
    void tell(String title, String text);
  }

  private final Executor window;
  private final Teller teller;
  private boolean telling;

  /**
   * With the window's thread and what it says.
   *
   * @param window runs what it is given later, never at once
   */
  Faults(Executor window, Teller teller) {
    this.window = window;
    this.teller = teller;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    LOG.log(Level.SEVERE, "a fault in the program, in " + thread.getName(), fault);
    window.execute(() -> tell(fault));
  }

  /** A fault that comes back with every frame must not stack up questions. */
  private void tell(Throwable fault) {
    if (telling) {
      return;
    }
    telling = true;
    try {
      teller.tell(
          "A fault in the program",
          "What you asked for last may not have been done: "
              + fault
              + ". What you did before is stored; close the project and open it again if something"
              + " looks wrong. The terminal that Twinkeep was started from shows where it was.");
    } finally {
      telling = false;
    }
  }
}

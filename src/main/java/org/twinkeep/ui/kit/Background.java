package org.twinkeep.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Runs work that waits (disk, network) beside the window, and hands the outcome back on the
 * window's thread.
 */
public final class Background {

  private final Executor worker;
  private final Executor window;

  /**
   * With the threads to use.
   *
   * @param worker runs the work; several at a time
   * @param window the JavaFX thread
   */
  public Background(Executor worker, Executor window) {
    this.worker = worker;
    this.window = window;
  }

  /** For work that arranges its own hand-over. */
  public Executor worker() {
    return worker;
  }

  public Executor window() {
    return window;
  }

  /**
   * Runs {@code work}; then, on the window's thread, {@code done} with its result or {@code failed}
   * with what it threw.
   */
  public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    worker.execute(
        () -> {
          T result;
          try {
            result = work.call();
          } catch (Exception e) {
            window.execute(() -> failed.accept(e));
            return;
          }
          window.execute(() -> done.accept(result));
        });
  }
}

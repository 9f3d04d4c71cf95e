package org.twinkeep.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl+C take an install back instead of tearing it off: the process ends only after the nodes
 * are as they were, or after half a minute, when their own timers do it.
 */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Runnable cancel) {
    hook = new Thread(() -> stop(cancel), "take-back");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(Runnable cancel) {
    cancel.run();
    try {
      boolean _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has just been let go.
    }
  }
}

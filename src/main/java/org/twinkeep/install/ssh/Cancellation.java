package org.twinkeep.install.ssh;

import java.util.ArrayList;
import java.util.List;

/** A wish to stop, from any thread; what is open is closed at once. */
public final class Cancellation {

  private final List<Runnable> open = new ArrayList<>();
  private boolean cancelled;

  /** Asks for the end; the second time it does nothing. */
  public void cancel() {
    List<Runnable> closing;
    synchronized (this) {
      cancelled = true;
      closing = List.copyOf(open);
      open.clear();
    }
    closing.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Has the action run at {@link #cancel}; at once when that has been. */
  void onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        open.add(action);
        return;
      }
    }
    action.run();
  }

  synchronized void forget(Runnable action) {
    open.remove(action);
  }
}

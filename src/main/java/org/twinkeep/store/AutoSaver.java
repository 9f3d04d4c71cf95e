package org.twinkeep.store;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.twinkeep.model.Project;

/**
 * Stores a project as it changes, on a thread of its own: each change within half a second, changes
 * that follow each other quickly as one revision. A save that fails is tried again every few
 * seconds; no change is dropped as long as the program runs.
 */
public final class AutoSaver implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 400;
  private static final long RETRY_MILLIS = 3_000;
  private static final int TITLES = 4;

  /** Where projects go; {@link Workspace#save}, or a test's own. */
  @FunctionalInterface
  public interface Target {
    /** Stores a project; {@code title} says what was done to it. */
    void save(Project project, String title) throws WorkspaceException;
  }

  private final Target target;
  private final Consumer<SaveState> listener;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread saver = new Thread(work, "auto-save");
            saver.setDaemon(true);
            return saver;
          });

  private @Nullable Project pending;
  private final SequencedSet<String> titles = new LinkedHashSet<>();
  private boolean scheduled;

  /**
   * Saves to a target.
   *
   * @param listener is told of each change of state, on the saving thread or the caller's
   */
  public AutoSaver(Target target, Consumer<SaveState> listener) {
    this.target = target;
    this.listener = listener;
  }

  /** Saves a project of a workspace. */
  public static AutoSaver of(Workspace workspace, long key, Consumer<SaveState> listener) {
    return new AutoSaver((project, title) -> workspace.save(key, project, title), listener);
  }

  /**
   * Takes a new value of the project; returns at once.
   *
   * @param title the step that led to it, in the words of the edit menu
   */
  public synchronized void changed(Project project, String title) {
    pending = project;
    titles.add(title);
    if (!scheduled) {
      scheduled = true;
      listener.accept(new SaveState.Saving());
      thread.schedule(this::saveNow, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Takes what is pending and stores it; says what went wrong. */
  private Optional<String> saveNow() {
    Project project;
    SequencedSet<String> taken;
    synchronized (this) {
      scheduled = false;
      project = pending;
      taken = new LinkedHashSet<>(titles);
      pending = null;
      titles.clear();
    }
    if (project == null) {
      return Optional.empty();
    }
    try {
      target.save(project, title(taken));
      tell(new SaveState.Saved());
      return Optional.empty();
    } catch (WorkspaceException | RuntimeException e) {
      keep(project, taken);
      String message = String.valueOf(e.getMessage());
      listener.accept(new SaveState.Failed(message));
      return Optional.of(message);
    }
  }

  private static String title(SequencedSet<String> titles) {
    String shown = String.join("; ", titles.stream().limit(TITLES).toList());
    int more = titles.size() - TITLES;
    return more > 0 ? shown + "; and " + more + " more" : shown;
  }

  private synchronized void tell(SaveState state) {
    if (pending == null) {
      listener.accept(state);
    }
  }

  /** Puts back what could not be stored, unless something newer has come meanwhile. */
  private synchronized void keep(Project project, SequencedSet<String> taken) {
    if (pending == null) {
      pending = project;
    }
    taken.addAll(titles);
    titles.clear();
    titles.addAll(taken);
    if (!scheduled && !thread.isShutdown()) {
      scheduled = true;
      thread.schedule(this::saveNow, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Waits until everything that was handed over is stored.
   *
   * @throws WorkspaceException when it could not be stored; it stays pending
   */
  public void flush() throws WorkspaceException {
    try {
      Optional<String> failure = thread.submit(this::saveNow).get();
      if (failure.isPresent()) {
        throw new WorkspaceException(failure.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkspaceException("Saving was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Stores what is pending and ends the thread. */
  @Override
  public void close() throws WorkspaceException {
    try {
      flush();
    } finally {
      thread.shutdownNow();
    }
  }
}

package org.twinkeep.ui.kit;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Answers questions beside the window, one at a time. Of those that are asked meanwhile only the
 * last is answered: the others are out of date. To be used on the window's thread.
 */
public final class Latest {

  private final Background background;
  private boolean busy;
  private Optional<Runnable> waiting = Optional.empty();

  public Latest(Background background) {
    this.background = background;
  }

  /** Answers this question, as soon as the one that is being answered is done with. */
  public <T> void ask(Callable<T> question, Consumer<T> answer) {
    Runnable start = () -> start(question, answer);
    if (busy) {
      waiting = Optional.of(start);
    } else {
      start.run();
    }
  }

  /** Drops the question that is being answered. */
  public void forget() {
    if (busy) {
      waiting = Optional.of(() -> {});
    }
  }

  private <T> void start(Callable<T> question, Consumer<T> answer) {
    busy = true;
    background.run(
        question,
        found -> done(() -> answer.accept(found)),
        failure ->
            done(
                () -> {
                  throw new IllegalStateException(failure);
                }));
  }

  private void done(Runnable answer) {
    busy = false;
    Runnable next = waiting.orElse(answer);
    waiting = Optional.empty();
    next.run();
  }
}

package org.twinkeep.ui.inspector;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a form is about: how to read its present value, and how to change it as an edit.
 *
 * @param <E> an element, a rule or a part of one
 */
final class Subject<E> {

  /** Makes a named step of editing. */
  @FunctionalInterface
  interface Change<E> {
    void apply(String title, UnaryOperator<E> change);
  }

  private final Supplier<Optional<E>> read;
  private final Change<E> change;
  private @Nullable E last;

  Subject(Supplier<Optional<E>> read, Change<E> change) {
    this.read = read;
    this.change = change;
  }

  /** The present value, or the last one when the thing is gone. */
  E now() {
    Optional<E> current = read.get();
    current.ifPresent(value -> last = value);
    if (last == null) {
      throw new IllegalStateException("a form is made for something that exists");
    }
    return last;
  }

  boolean exists() {
    return read.get().isPresent();
  }

  void change(String title, UnaryOperator<E> how) {
    change.apply(title, how);
  }

  /** A part of it that has entries of its own. */
  <P> Subject<P> part(Function<E, P> get, BiFunction<E, P, E> with) {
    return new Subject<>(
        () -> read.get().map(get),
        (title, how) -> change(title, whole -> with.apply(whole, how.apply(get.apply(whole)))));
  }
}

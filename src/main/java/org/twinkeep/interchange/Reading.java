package org.twinkeep.interchange;

import java.util.List;
import org.twinkeep.problem.Problem;

/**
 * What came of reading a text: its value, or everything that is wrong with it. Nothing is ever read
 * in half.
 *
 * @param <T> the type of the value
 */
public sealed interface Reading<T> {

  /** The text could be read. */
  record Read<T>(T value) implements Reading<T> {}

  /**
   * The text was refused.
   *
   * @param problems at least one, in the order of the text where it could be read to the end
   */
  record Refused<T>(List<Problem> problems) implements Reading<T> {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}

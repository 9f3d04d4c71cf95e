package org.twinkeep.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives siblings positions in ascending order while changing as few as possible: the longest
 * ascending run of the positions they have stays, the others are put between, so that a rule moved
 * from the bottom of a table to its top costs one row.
 */
final class Positions {

  /** No other sibling follows. */
  static final long END = Long.MAX_VALUE;

  private static final long GAP = 1L << 20;
  private static final long NONE = -1;

  private Positions() {}

  /**
   * Positions in order between two others.
   *
   * @param before all are greater
   * @param after all are smaller; {@link #END} = they stand at the end
   * @param siblings what is stored of each; null for a new one
   * @return empty where there is no room; then {@link #even} positions for all siblings help
   */
  static Optional<long[]> between(long before, long after, List<@Nullable Stored> siblings) {
    long[] positions = new long[siblings.size()];
    for (int i = 0; i < positions.length; i++) {
      Stored stored = siblings.get(i);
      positions[i] = stored == null ? NONE : stored.position();
    }
    keepLongestRun(positions);
    return fill(positions, before, after) ? Optional.of(positions) : Optional.empty();
  }

  /** Positions for all siblings of a part, with room between them. */
  static long[] even(int count) {
    long[] positions = new long[count];
    Arrays.setAll(positions, i -> (i + 1) * GAP);
    return positions;
  }

  /** Sets every position outside the longest ascending run to NONE (patience sorting). */
  private static void keepLongestRun(long[] positions) {
    int[] tails = new int[positions.length];
    int[] previous = new int[positions.length];
    int length = 0;
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] == NONE) {
        continue;
      }
      int pile = pile(positions, tails, length, positions[i]);
      previous[i] = pile == 0 ? -1 : tails[pile - 1];
      tails[pile] = i;
      length = Math.max(length, pile + 1);
    }
    boolean[] kept = new boolean[positions.length];
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      kept[i] = true;
    }
    for (int i = 0; i < positions.length; i++) {
      positions[i] = kept[i] ? positions[i] : NONE;
    }
  }

  /** The first pile whose top is not below {@code position}. */
  private static int pile(long[] positions, int[] tails, int length, long position) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positions[tails[middle]] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Puts the missing ones evenly between their neighbours; false where there is no room. */
  private static boolean fill(long[] positions, long first, long last) {
    long before = first;
    int i = 0;
    while (i < positions.length) {
      int end = i;
      while (end < positions.length && positions[end] == NONE) {
        end++;
      }
      int missing = end - i;
      long after = end < positions.length ? positions[end] : last;
      long step = after == END ? GAP : (after - before) / (missing + 1);
      if (missing > 0 && step < 1) {
        return false;
      }
      for (int k = 0; k < missing; k++) {
        positions[i + k] = before + (k + 1) * step;
      }
      before = after;
      i = end + 1;
    }
    return true;
  }
}

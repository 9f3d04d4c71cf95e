package org.twinkeep.store;

import java.util.List;

/**
 * A part as it stands in the database.
 *
 * @param number stays the same in all versions of the part
 * @param position orders it among its siblings; there are gaps
 * @param part its value
 * @param print of its row
 * @param children what it contains, in order
 */
record Stored(long number, long position, Part part, Fingerprint print, List<Stored> children) {

  /** Copies the list. */
  Stored {
    children = List.copyOf(children);
  }
}

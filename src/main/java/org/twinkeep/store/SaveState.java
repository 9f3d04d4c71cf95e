package org.twinkeep.store;

/** How far the automatic saving is. */
public sealed interface SaveState {

  /** Everything is stored. */
  record Saved() implements SaveState {}

  /** Something will be stored within a second. */
  record Saving() implements SaveState {}

  /**
   * Storing failed; it is tried again.
   *
   * @param message why, for people
   */
  record Failed(String message) implements SaveState {}
}

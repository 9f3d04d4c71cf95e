package org.twinkeep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How many steps the database holds, noted outside of it: a database file that was cut short opens
 * without complaint and shows an older state, and only this number tells.
 */
final class HighWaterMark {

  private HighWaterMark() {}

  private static Path file(Path workspace) {
    return workspace.resolve("steps.txt");
  }

  /** The number noted last; 0 when there is none. */
  static long read(Path workspace) throws IOException {
    try {
      String text = Files.readString(file(workspace)).strip();
      return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  static void write(Path workspace, long changes) throws IOException {
    Files.writeString(file(workspace), changes + "\n");
  }

  static void forget(Path workspace) throws IOException {
    Files.deleteIfExists(file(workspace));
  }
}

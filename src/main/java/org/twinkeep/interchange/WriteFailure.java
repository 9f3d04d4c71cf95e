package org.twinkeep.interchange;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file could not be written. */
public final class WriteFailure {

  private WriteFailure() {}

  public static String line(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException _ ->
          file + ": cannot be written, because its directory does not exist. Make it first.";
      case AccessDeniedException _ ->
          file + ": writing is not allowed. Choose another place, or change the permissions.";
      default -> file + ": cannot be written: " + e.getMessage() + ". Check the disk.";
    };
  }
}

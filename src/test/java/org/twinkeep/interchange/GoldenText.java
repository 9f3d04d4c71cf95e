package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with a file of the source tree; {@code -Dtwinkeep.rewrite=true} writes the file
 * instead, and a person reads the difference.
 */
public final class GoldenText {

  private GoldenText() {}

  public static void check(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("twinkeep.rewrite")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).as("text of %s", file).isEqualTo(Files.readString(file));
  }
}

package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.twinkeep.samples.EveryKind;

/** The form of each kind of object, rule and setting, for people to read. */
final class EveryKindTest {

  private static final Path FILE =
      Path.of("src/test/resources/interchange/every-kind.twinkeep.json");

  @Test
  void everyKindIsWrittenAsInTheExample() throws Exception {
    GoldenText.check(FILE, ProjectJson.write(EveryKind.project()));
  }

  @Test
  void everyKindIsReadFromTheExample() throws Exception {
    assertThat(ProjectJson.read(Files.readString(FILE), "every-kind"))
        .isEqualTo(new Reading.Read<>(EveryKind.project()));
  }

  @Test
  void standardObjectsAreNeverWritten() throws Exception {
    assertThat(Files.readString(FILE)).contains("\"std:http\"").doesNotContain("\"id\": \"std:");
  }
}

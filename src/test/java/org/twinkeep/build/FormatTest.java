package org.twinkeep.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java source has the form that {@code mvn -Pformat} gives it. */
final class FormatTest {

  @Test
  void everySourceIsFormatted() throws Exception {
    List<Path> unformatted = new ArrayList<>();
    for (Path file : FormatSources.javaFiles(Path.of("src"))) {
      String text = Files.readString(file);
      if (!FormatSources.format(text).equals(text)) {
        unformatted.add(file);
      }
    }
    assertThat(unformatted).as("run mvn -Pformat").isEmpty();
  }

  @Test
  void anUnformattedSourceIsFound() throws Exception {
    String crooked = "class A{int b;}";
    assertThat(FormatSources.format(crooked)).isNotEqualTo(crooked);
  }
}

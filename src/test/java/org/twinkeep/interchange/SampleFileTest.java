package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.twinkeep.samples.ArticlePair;

/** The sample that is shipped is the pair that the tests build. */
final class SampleFileTest {

  private static final Path SAMPLE = Path.of("samples/ha-pair.twinkeep.json");

  @Test
  void theSampleIsTheArticlePair() throws Exception {
    GoldenText.check(SAMPLE, ProjectJson.write(ArticlePair.project()));
  }

  @Test
  void theSampleIsReadAsTheArticlePair() {
    assertThat(ProjectFile.read(SAMPLE)).isEqualTo(new Reading.Read<>(ArticlePair.project()));
  }
}

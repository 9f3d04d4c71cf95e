package org.twinkeep.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * ControlsFX reaches into JavaFX, which says no to a program that was started without these words:
 * the window opens, and the first form with a completion fails. The tests of the window do not see
 * it, because there JavaFX is no module.
 */
final class RunArgumentsTest {

  private static final Pattern EXPORT = Pattern.compile("--add-exports (javafx[^ =]+=ALL-UNNAMED)");

  @Test
  void bothWaysToStartTheWindowOpenTheSamePackages() throws IOException {
    assertThat(exports("pom.xml"))
        .hasSizeGreaterThan(1)
        .isEqualTo(exports("src/build/MakeLauncher.java"));
  }

  private static SortedSet<String> exports(String file) throws IOException {
    return EXPORT
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

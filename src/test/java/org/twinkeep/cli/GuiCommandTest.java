package org.twinkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuiCommandTest {

  private final List<Opening> opened = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void beginsWithTheLastProject() {
    assertThat(run("gui")).isZero();
    assertThat(opened).containsExactly(new Opening.Last());
  }

  @Test
  void beginsWithWhatIsNamed() {
    assertThat(run("gui", "Main site")).isZero();
    assertThat(opened).containsExactly(new Opening.Named("Main site"));
  }

  @Test
  void beginsWithTheSample() {
    assertThat(run("gui", "--sample")).isZero();
    assertThat(opened).containsExactly(new Opening.Sample());
  }

  @Test
  void doesNotTakeBoth() {
    assertThat(run("gui", "--sample", "Main site")).isEqualTo(2);
    assertThat(opened).isEmpty();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Main site");
  }

  private int run(String... arguments) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Cli(
            new Setting(
                new Terminal(out, out, false),
                Path.of("none"),
                (workspace, opening) -> {
                  opened.add(opening);
                  return 0;
                }))
        .run(arguments);
  }
}

package org.twinkeep.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.compile.Compilation;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Background;

/** Writing the generated files from the window. */
final class GenerateActionGuiIT extends WindowTest {

  @TempDir Path directory;

  @Test
  void writesADirectoryForEachNodeAndSaysWhere() throws Exception {
    write(directory);
    assertThat(lookup("The files are written").tryQuery()).isPresent();
    captured("written");
    type(KeyCode.ENTER);

    assertThat(directory.resolve("lj-fw-1/etc/keepalived/keepalived.conf")).isRegularFile();
    assertThat(directory.resolve("lj-fw-2/manifest.json")).isRegularFile();
    assertThat(directory.resolve("lj-fw-2/rules.txt")).content().contains("IPv4: through the node");
  }

  @Test
  void saysWhyNothingCouldBeWritten() throws Exception {
    Path file = Files.createFile(directory.resolve("lj-fw-1"));
    write(directory);
    assertThat(lookup("The files could not be written").tryQuery()).isPresent();
    type(KeyCode.ENTER);

    assertThat(file).isEmptyFile();
  }

  private void write(Path where) throws Exception {
    Compilation compiled = results().compilations().values().iterator().next();
    GenerateAction action =
        new GenerateAction(
            workbench(), page().live(), new Background(Runnable::run, Platform::runLater));
    Platform.runLater(() -> action.write(stage(), where, compiled));
    appearing(".dialog-pane");
  }
}

package org.twinkeep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that holds the workspace, and is killed in the middle of its work. */
final class KilledProcessTest {

  private static final long LONGEST_LOSS_MILLIS = 1_000;

  @Test
  void anotherProcessIsNamedAndAKilledOneLosesAtMostASecond(@TempDir Path directory)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Editing.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> steps = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      while (steps.size() < 500) {
        String line = out.readLine();
        assertThat(line).as("the process must go on").isNotNull();
        steps.add(line);
      }
      assertThatThrownBy(() -> Workspace.open(directory))
          .isInstanceOf(WorkspaceInUseException.class)
          .hasMessageContaining("process " + process.pid() + " of ");
    } finally {
      process.destroyForcibly().waitFor();
    }
    long last = time(steps.getLast());
    long promised =
        steps.stream()
            .filter(s -> time(s) <= last - LONGEST_LOSS_MILLIS)
            .mapToLong(s -> step(s))
            .max()
            .orElseThrow();

    try (Workspace workspace = Workspace.open(directory)) {
      long key = workspace.projects().getFirst().key();
      assertThat(Long.parseLong(workspace.load(key).comment())).isGreaterThanOrEqualTo(promised);
      assertThat(workspace.findings()).isEmpty();
    }
  }

  private static long step(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }

  private static long time(String line) {
    return Long.parseLong(line.substring(line.indexOf(' ') + 1));
  }
}

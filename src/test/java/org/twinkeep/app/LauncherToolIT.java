package org.twinkeep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher puts JavaFX on the module path, unlike the window tests: what reaches into JavaFX
 * works there only with the options that the launcher gives.
 */
final class LauncherToolIT {

  private static final int PATIENCE_SECONDS = 60;
  private static final Path LAUNCHER = Path.of("target", "twinkeep");

  @TempDir private Path scratch;

  @Test
  void goesThroughAWizard() throws Exception {
    assumeThat(LAUNCHER).as("the launcher, made by mvn package").exists();
    Path changed = scratch.resolve("twinkeep");
    Files.writeString(
        changed,
        Files.readString(LAUNCHER)
            .replace(
                "-cp '",
                "-cp '" + Path.of("target/test-classes").toAbsolutePath() + File.pathSeparator)
            .replace(Main.class.getName(), WizardTrip.class.getName()));
    ProcessBuilder call =
        new ProcessBuilder("sh", changed.toString(), "gui").redirectErrorStream(true);
    call.environment().put("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
    Path said = scratch.resolve("said");
    Process trip = call.redirectOutput(said.toFile()).start();
    try {
      assertThat(trip.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(said).content().contains(WizardTrip.ARRIVED);
    } finally {
      trip.destroyForcibly();
    }
  }

  @Test
  void doesTheMainJobOnTheSampleWithoutADisplay() throws Exception {
    assumeThat(LAUNCHER).as("the launcher, made by mvn package").exists();
    ProcessBuilder call =
        new ProcessBuilder("sh", LAUNCHER.toString(), "gui", "--sample").redirectErrorStream(true);
    call.environment().remove("DISPLAY");
    call.environment().put("TMPDIR", scratch.toString());
    call.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + scratch);
    Path said = scratch.resolve("said");
    Process job = call.redirectOutput(said.toFile()).start();
    try {
      assertThat(job.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(said).content().contains("no problems", "lj-fw-1", "lj-fw-2");
      assertThat(job.exitValue()).isZero();
    } finally {
      job.destroyForcibly();
    }
  }
}

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
      assertThat(trip.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(said).content().contains(WizardTrip.ARRIVED);
    } finally {
      trip.destroyForcibly();
    }
  }
}

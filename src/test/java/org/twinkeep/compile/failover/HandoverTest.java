package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;

/** Runs the hand-over script with a conntrackd that only writes down what it was asked. */
final class HandoverTest {

  private static final String PATH = "/etc/twinkeep/handover";

  @TempDir private Path directory;

  @BeforeEach
  void makeTools() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "needs flock");
    tool(
        "conntrackd",
        "printf '%s\\n' \"$3\" >>" + directory + "/calls; exit ${CONNTRACKD_EXIT:-0}");
    tool("logger", "shift 4; echo \"$*\" >>" + directory + "/log");
    tool(
        "hook",
        "echo \"$*\" >"
            + directory
            + "/hooked.new; mv "
            + directory
            + "/hooked.new "
            + directory
            + "/hooked");
  }

  private void tool(String name, String text) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(bin, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String text(String name) {
    Project project = FailoverCases.all().get(name);
    Firewall firewall = project.firewalls().getFirst();
    return FailoverParts.files(project, firewall, firewall.nodes().getFirst()).stream()
        .filter(f -> f.path().equals(PATH))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private int handover(String name, String... words) throws Exception {
    return handover("sh", name, Map.of(), words);
  }

  private int handover(String shell, String name, Map<String, String> more, String... words)
      throws Exception {
    String script =
        text(name)
            .replace("PATH=/usr/sbin:", "PATH=" + directory + "/bin:/usr/sbin:")
            .replace("RUN=/run/twinkeep", "RUN=" + directory + "/run")
            .replace("/etc/twinkeep/hook", directory + "/bin/hook");
    Path file = Files.writeString(directory.resolve("handover"), script);
    ProcessBuilder builder = new ProcessBuilder(shell, file.toString());
    builder.command().addAll(List.of(words));
    builder.environment().putAll(more);
    Process process =
        builder.redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String content(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void everyShellReadsIt(String shell) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/" + shell)), "needs " + shell);
    for (String name : FailoverCases.all().keySet()) {
      if (!name.equals("standalone")) {
        Path file = Files.writeString(directory.resolve("read"), text(name));
        Process process =
            new ProcessBuilder(shell, "-n", file.toString()).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes())).isEmpty();
        assertThat(process.waitFor()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void theNewMasterCommitsFirst(String shell) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/" + shell)), "needs " + shell);

    assertThat(handover(shell, "article", Map.of(), "primary")).isZero();
    assertThat(content("calls")).isEqualTo("-c\n-f\n-R\n-B\n");
    assertThat(content("run/state")).matches("master [0-9]{10}\n");
    assertThat(content("out")).isEmpty();
  }

  @Test
  void aBackupAsksForAllStates() throws Exception {
    handover("article", "backup");
    assertThat(content("calls")).isEqualTo("-t\n-n\n");
    assertThat(content("run/state")).startsWith("backup ");
  }

  @Test
  void withoutAnExternalCacheTheKernelsTableIsNeverEmptied() throws Exception {
    handover("no-external-cache", "backup");
    handover("no-external-cache", "fault");
    assertThat(content("calls")).isEqualTo("-n\n");
    assertThat(content("run/state")).startsWith("fault ");
  }

  @Test
  void withoutStateSyncOnlyTheStateIsNoted() throws Exception {
    handover("no-state-sync", "primary");
    handover("no-state-sync", "stop");
    assertThat(content("calls")).isEmpty();
    assertThat(content("run/state")).startsWith("stop ");
  }

  @Test
  void aSplitBrainIsCuredOnceInTenSeconds() throws Exception {
    handover("article", "primary");
    String state = content("run/state");
    handover("article", "conflict");
    handover("article", "conflict");
    assertThat(content("calls")).isEqualTo("-c\n-f\n-R\n-B\n".repeat(2));
    assertThat(content("log")).containsOnlyOnce("SPLIT BRAIN");
    assertThat(content("run/state")).isEqualTo(state);
  }

  @Test
  void aConntrackdThatDoesNotAnswerHoldsUpNothing() throws Exception {
    assertThat(handover("sh", "article", Map.of("CONNTRACKD_EXIT", "1"), "primary")).isZero();
    assertThat(content("run/state")).startsWith("master ");
    assertThat(content("log")).contains("ERROR: conntrackd -c failed").contains("now master");
  }

  @Test
  void theUsersCommandGetsItsWordsAndTheState() throws Exception {
    handover("announcements-and-hook", "fault");
    for (int i = 0; i < 100 && content("hooked").isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(content("hooked")).isEqualTo("--by tk fault\n");
  }

  @Test
  void anythingElseIsRefused() throws Exception {
    assertThat(handover("article", "master")).isEqualTo(2);
    assertThat(handover("article")).isEqualTo(2);
    assertThat(content("calls")).isEmpty();
  }
}

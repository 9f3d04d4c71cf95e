package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Labs stand beside each other, come in variants, and leave nothing behind. */
@ExtendWith(LabExtension.class)
final class LabLifeLabIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void aSecondLabStandsBesideTheFirstAndLeavesNothing(Lab lab) throws Exception {
    int number;
    try (Lab second = Lab.start(LabOptions.pair())) {
      number = second.number();
      assertThat(number).isNotEqualTo(lab.number());
      second.client().listen("10.1.1.100", 7000);
      assertThat(traces(number)).isNotBlank();
      assertThat(second.node(1).answersSsh()).isTrue();
      assertThat(lab.node(1).answersSsh()).isTrue();
    }
    assertThat(traces(number)).isBlank();
    assertThat(lab.node(1).answersSsh()).isTrue();
  }

  @Test
  void aLabGoesWithItsOwner() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                place(Lab.class) + java.io.File.pathSeparator + place(LabLifeLabIT.class),
                LabOwner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = owner.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).as("the number of the owner's lab").isNotNull();
      int number = Integer.parseInt(line);
      assertThat(traces(number)).isNotBlank();
      owner.destroyForcibly().waitFor();
      Instant end = Instant.now().plus(LIMIT);
      while (!traces(number).isBlank() && Instant.now().isBefore(end)) {
        Thread.sleep(200);
      }
      assertThat(traces(number)).isBlank();
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void aNodeMayLackPackagesAndRoom(Lab lab) throws Exception {
    lab.reset(
        LabOptions.pair()
            .withNode(1, n -> n.lacking(List.of("conntrackd")))
            .withNode(2, n -> n.withVarMegabytes(40)));
    assertThat(lab.node(1).exec("which", "conntrackd").ok()).isFalse();
    assertThat(lab.node(1).exec("dpkg", "-s", "conntrackd").ok()).isFalse();
    assertThat(lab.node(2).exec("which", "conntrackd").ok()).isTrue();
    assertThat(lab.node(2).exec("sh", "-c", "head -c 50M /dev/zero >/var/fill").err())
        .contains("No space left");
    lab.node(2).sh("rm /var/fill; echo more >/var/small");
  }

  private static String place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** Everything on this machine that belongs to a lab: names, mounts, processes, files. */
  private static String traces(int number) throws Exception {
    String script =
        """
        n=$1
        ip netns list | grep "^tk$n-"
        ip -o link | grep "tk${n}mgmt"
        grep "twinkeep-lab/$n[ /]" /proc/mounts
        ls -d /run/twinkeep-lab/$n /run/lock/twinkeep-lab/$n* /run/systemd/nspawn/*/tk$n-* 2>/dev/null
        find /sys/fs/cgroup -type d -name "twinkeep-lab-$n-*"
        pgrep -af "supervise $n |machine=tk$n-|lab host $n |netns exec tk$n-"
        true
        """;
    return Commands.run(List.of("sh", "-c", script, "sh", "" + number), "", LIMIT).out();
  }
}

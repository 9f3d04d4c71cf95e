package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.InstallResult.NodeEnd;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.problem.Problem;

/** A policy that forbids SSH to the nodes does not last: they go back by themselves. */
@ExtendWith(LabExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LockOutLabIT {

  private static final InstallOptions SHORT = new InstallOptions(20, 15, List.of());

  @Test
  @Order(1)
  void freshNodesHaveNoRulesAgain(Lab lab) throws Exception {
    List<String> before = states(lab);
    assertThat(before).allMatch(state -> !state.contains("-A INPUT"));
    assertTakenBack(lab);
    assertThat(states(lab)).isEqualTo(before);
  }

  @Test
  @Order(2)
  void anInstalledPairHasItsOldRulesAgain(Lab lab) throws Exception {
    LabInstall good = LabInstall.of(SampleOnLab.on(lab), lab);
    assertThat(good.run(InstallOptions.USUAL).isInstalled()).isTrue();
    List<String> before = states(lab);
    List<String> generations = generations(good.status());
    assertThat(before).allMatch(state -> state.contains("-A INPUT"));
    assertTakenBack(lab);
    assertThat(states(lab)).isEqualTo(before);
    assertWellAgain(generations, good.status());
  }

  /** The installer stops at the first node that it cannot reach; here nobody looks after them. */
  @Test
  @Order(3)
  void bothNodesGoBackWithoutHelp(Lab lab) throws Exception {
    LabInstall good = LabInstall.of(SampleOnLab.on(lab), lab);
    List<String> before = states(lab);
    List<String> generations = generations(good.status());
    InstallPlan plan = LabInstall.of(SampleOnLab.withoutSsh(lab), lab).stage();
    for (LabNode node : lab.nodes()) {
      String generation = plan.of(node.name()).generation();
      String program = "/var/lib/twinkeep/generations/" + generation + "/tree" + NodeProgram.PATH;
      Outcome applied = node.exec("sh", program, "apply", generation, "15", "-");
      assertThat(applied.ok()).as(applied.complaint()).isTrue();
      assertThat(node.answersSsh()).as(node + " is locked").isFalse();
    }
    long start = System.nanoTime();
    for (LabNode node : lab.nodes()) {
      node.awaitSsh(Duration.ofSeconds(40));
      LabInstall.say(
          node + " answers again " + (System.nanoTime() - start) / 1_000_000 + " ms later");
    }
    for (LabNode node : lab.nodes()) {
      awaitNothingPending(node);
    }
    assertThat(states(lab)).isEqualTo(before);
    assertWellAgain(generations, good.status());
  }

  /** The backup has seen more changes than the active node by now. */
  @Test
  @Order(4)
  void theNextInstallGivesBothTheSameGeneration(Lab lab) throws Exception {
    LabInstall good = LabInstall.of(SampleOnLab.on(lab), lab);
    List<String> before = generations(good.status());
    assertThat(good.run(InstallOptions.USUAL).isInstalled()).isTrue();
    List<String> after = generations(good.status());
    LabInstall.say("generations " + before + ", then " + after);
    assertThat(after.getFirst()).isEqualTo(after.getLast()).isGreaterThan(before.getLast());
  }

  private static void awaitNothingPending(LabNode node) throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    while (node.exec("test", "-e", "/var/lib/twinkeep/pending").ok()) {
      assertThat(Instant.now()).as(node + " is still going back").isBefore(end);
      Thread.sleep(200);
    }
  }

  private static List<String> generations(List<NodeStatus> status) {
    return status.stream().map(NodeStatus::generation).toList();
  }

  private static void assertWellAgain(List<String> generations, List<NodeStatus> status) {
    assertThat(generations(status)).isEqualTo(generations);
    assertThat(status).allSatisfy(s -> assertThat(s.drift()).isEmpty());
    assertThat(status.stream().filter(NodeStatus::isMaster)).hasSize(1);
  }

  private static void assertTakenBack(Lab lab) throws Exception {
    LabInstall lockOut = LabInstall.of(SampleOnLab.withoutSsh(lab), lab);
    try (DrivenWizard wizard = lockOut.wizard()) {
      assertThat(wizard.acknowledged()).extracting(Problem::id).contains("firewall.ssh.lockout");
    }
    long start = System.nanoTime();
    InstallResult result = lockOut.run(SHORT);
    LabInstall.say(
        "locked out and back after "
            + Duration.ofNanos(System.nanoTime() - start).toMillis()
            + " ms: "
            + result.nodes());
    assertThat(result.problems()).extracting(Problem::id).containsExactly("install.locked-out");
    assertThat(result.problems().getFirst().message())
        .as("found before the timer rang")
        .contains(
            "do not let this machine connect to lj-fw-2 by SSH", "goes back by itself within 20 s");
    assertThat(result.problems().getFirst().remedy()).contains("management access");
    assertThat(result.nodes())
        .extracting(NodeEnd::end)
        .as("the backup, and the active node was never touched")
        .containsExactly(End.ROLLED_BACK, End.UNCHANGED);
    for (LabNode node : lab.nodes()) {
      assertThat(node.answersSsh()).as(node.name()).isTrue();
      assertThat(node.exec("test", "-e", "/var/lib/twinkeep/pending").ok()).isFalse();
    }
  }

  /** Rules of both families, files and units that an install touches, and forwarding. */
  private static List<String> states(Lab lab) throws Exception {
    return List.of(state(lab.node(1)), state(lab.node(2)));
  }

  private static String state(LabNode node) throws Exception {
    return node.sh(
        """
        for t in iptables ip6tables; do
          $t-save | grep -v '^#' | sed 's/\\[[0-9]*:[0-9]*\\]//' | grep -v -e ' ACCEPT ' -e '^[*]' -e COMMIT
        done
        find /etc /usr/local -xdev -type f | sort | xargs sha256sum
        systemctl is-enabled keepalived conntrackd twinkeep-ruleset 2>&1
        cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv6/conf/all/forwarding
        """);
  }
}

package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.problem.Problem;
import org.twinkeep.rehearsal.Lab;
import org.twinkeep.rehearsal.LabExtension;
import org.twinkeep.rehearsal.LabNode;

/** Rulesets on two booted nodes; the program and the nodes die on the way. */
@ExtendWith(LabExtension.class)
final class InstallerLabIT {

  private static final InstallOptions QUICK = new InstallOptions(10, 10, List.of());

  @BeforeEach
  void asFreshlyInstalled(Lab lab) throws Exception {
    for (LabNode node : lab.nodes()) {
      node.execWith(NodeProgram.text(), "sh", "-s", "--", "rollback");
      node.execWith(NodeProgram.text(), "sh", "-s", "--", "uninstall");
      node.sh(
          "rm -rf /var/lib/twinkeep; iptables -P INPUT ACCEPT; iptables -P FORWARD ACCEPT; iptables -F");
    }
  }

  private static InstallResult install(Lab lab, List<NodeTarget> targets) throws InstallFailure {
    try (Installation installation =
        new Installation(targets, QUICK, LabTargets.connector(lab), InstallView.NONE)) {
      PreFlightReport report = installation.preFlight();
      assertThat(report.problems().stream().filter(Problem::isError)).isEmpty();
      return installation.apply(installation.plan());
    }
  }

  private static String rules(LabNode node) throws Exception {
    return node.sh("iptables-save | grep -v '^#' | sed 's/\\[.*\\]//'");
  }

  @Test
  void installsThroughSudoWithAPassword(Lab lab) throws Exception {
    String rules = LabTargets.accepting(lab, "");
    List<NodeTarget> targets =
        lab.nodes().stream()
            .map(node -> LabTargets.throughSudo(node, LabTargets.rulesOnly(node, rules)))
            .toList();
    assertThat(install(lab, targets).isInstalled()).isTrue();
    assertThat(
            lab.node(2).sh("grep -rl '" + lab.node(2).adminPassword() + "' /var/log /etc || true"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACTIVATE RUNNING lj-fw-1", "CONFIRM DONE lj-fw-1"})
  void whenTheProgramIsKilledEachNodeEndsWhollyOldOrNewAndSaysWhich(String moment, Lab lab)
      throws Exception {
    install(lab, LabTargets.both(lab, LabTargets.accepting(lab, "")));
    String next = LabTargets.accepting(lab, "-A INPUT -s 198.51.100.7/32 -j ACCEPT\n");
    killAt(moment, lab, next);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
    for (LabNode node : lab.nodes()) {
      while (node.exec("test", "-e", "/var/lib/twinkeep/pending").ok() && System.nanoTime() < end) {
        Thread.sleep(200);
      }
    }
    NodeOperations operations = new NodeOperations(LabTargets.connector(lab), new Cancellation());
    for (NodeOperations.Asked asked : operations.status(LabTargets.both(lab, next))) {
      LabNode node =
          lab.nodes().stream().filter(n -> n.name().equals(asked.node())).findFirst().orElseThrow();
      String generation = asked.status().orElseThrow().generation();
      assertThat(asked.status().orElseThrow().pending()).isEmpty();
      assertThat(asked.status().orElseThrow().drift()).isEmpty();
      assertThat(rules(node).contains("198.51.100.7")).isEqualTo(generation.equals("002"));
      assertThat(node.sh("cat /etc/twinkeep/ruleset.v4").contains("198.51.100.7"))
          .isEqualTo(generation.equals("002"));
      NodeStatus.Outcome outcome = asked.status().orElseThrow().outcome().orElseThrow();
      assertThat(outcome.generation()).isEqualTo("002");
      assertThat(outcome.result())
          .isEqualTo(generation.equals("002") ? "confirmed" : "rolled-back");
      if (moment.startsWith("ACTIVATE")) {
        assertThat(generation).as("nobody confirmed").isEqualTo("001");
      } else if (moment.endsWith(node.name())) {
        assertThat(generation).as("it was confirmed").isEqualTo("002");
      }
    }
  }

  private static void killAt(String moment, Lab lab, String rules) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                InstallInAnotherProgram.class.getName(),
                LabTargets.ssh(lab).knownHosts().toString(),
                lab.node(1).rootKey().toString(),
                Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8))));
    lab.nodes().forEach(node -> command.add(node.name() + "=" + node.address()));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder seen = new StringBuilder();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        seen.append(line).append('\n');
        if (line.equals(moment)) {
          program.destroyForcibly();
          program.waitFor();
          return;
        }
      }
    }
    throw new AssertionError("it never came to " + moment + ":\n" + seen);
  }

  @Test
  void aPowerCutBeforeTheConfirmationBootsTheOldState(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    install(
        lab,
        List.of(
            LabTargets.target(node, LabTargets.rulesOnly(node, LabTargets.accepting(lab, "")))));
    String next = LabTargets.accepting(lab, "-A INPUT -s 198.51.100.7/32 -j ACCEPT\n");
    for (boolean activated : new boolean[] {false, true}) {
      try (Installation installation =
              new Installation(
                  List.of(LabTargets.target(node, LabTargets.rulesOnly(node, next))),
                  QUICK,
                  LabTargets.connector(lab),
                  InstallView.NONE);
          NodeLink link =
              LabTargets.connector(lab)
                  .connect(
                      LabTargets.target(node, LabTargets.rulesOnly(node, next)),
                      new Cancellation())) {
        installation.preFlight();
        InstallPlan plan = installation.plan();
        String generation = plan.nodes().getFirst().generation();
        link.run(generation, List.of("apply", generation, "600", "-"));
        if (activated) {
          link.run(generation, List.of("activate", generation));
        }
      }
      assertThat(rules(node)).contains("198.51.100.7");
      node.powerOff();
      node.boot();
      assertThat(rules(node)).doesNotContain("198.51.100.7").contains(":INPUT DROP");
      assertThat(node.answersSsh()).isTrue();
      assertThat(node.sh("/usr/local/sbin/twinkeep-node status"))
          .contains("generation=001")
          .contains("the node was restarted before the change was confirmed")
          .doesNotContain("pending=", "drift=");
    }
  }

  @Test
  void aPowerCutInTheFirstInstallBootsThePlainNode(Lab lab) throws Exception {
    LabNode node = lab.node(2);
    String rules = LabTargets.accepting(lab, "");
    NodeTarget target = LabTargets.target(node, LabTargets.rulesOnly(node, rules));
    try (Installation installation =
            new Installation(List.of(target), QUICK, LabTargets.connector(lab), InstallView.NONE);
        NodeLink link = LabTargets.connector(lab).connect(target, new Cancellation())) {
      installation.preFlight();
      String generation = installation.plan().nodes().getFirst().generation();
      link.run(generation, List.of("apply", generation, "600", "-"));
      link.run(generation, List.of("activate", generation));
    }
    assertThat(node.sh("systemctl is-enabled twinkeep-ruleset")).isEqualTo("enabled");
    node.powerOff();
    node.boot();
    assertThat(rules(node)).isEmpty();
    assertThat(node.exec("systemctl", "cat", "twinkeep-ruleset").ok()).isFalse();
    assertThat(node.exec("test", "-e", "/usr/local/sbin/twinkeep-node").ok()).isFalse();
    assertThat(node.sh("systemctl is-system-running")).isEqualTo("running");
  }

  @Test
  void rollsBackToTheGenerationBeforeAndUninstalls(Lab lab) throws Exception {
    String fresh = rules(lab.node(1));
    List<NodeTarget> first = LabTargets.both(lab, LabTargets.accepting(lab, ""));
    List<NodeTarget> second =
        LabTargets.both(lab, LabTargets.accepting(lab, "-A INPUT -s 198.51.100.7/32 -j ACCEPT\n"));
    install(lab, first);
    String before = rules(lab.node(1));
    install(lab, second);
    try (Installation installation =
        new Installation(second, QUICK, LabTargets.connector(lab), InstallView.NONE)) {
      installation.preFlight();
      InstallPlan plan = installation.planRollBack();
      assertThat(plan.text()).contains("-A INPUT -s 198.51.100.7/32 -j ACCEPT");
      assertThat(installation.apply(plan).isInstalled()).isTrue();
    }
    assertThat(rules(lab.node(1))).isEqualTo(before);
    NodeOperations operations = new NodeOperations(LabTargets.connector(lab), new Cancellation());
    for (NodeTarget target : first) {
      operations.uninstall(target);
    }
    assertThat(rules(lab.node(1))).isEqualTo(fresh);
    assertThat(lab.node(1).exec("test", "-e", "/var/lib/twinkeep").ok()).isFalse();
    assertThat(lab.node(1).exec("test", "-e", "/etc/twinkeep").ok()).isFalse();
  }
}

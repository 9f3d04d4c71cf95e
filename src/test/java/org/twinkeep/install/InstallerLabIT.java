package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.twinkeep.bundle.NodeBundle.ExpectedInterface;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.problem.Problem;
import org.twinkeep.rehearsal.Lab;
import org.twinkeep.rehearsal.LabExtension;
import org.twinkeep.rehearsal.LabNode;

/** Rulesets on two booted nodes, and everything that can go wrong on the way. */
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

  /** Files that an install could touch, units, settings and the rules. */
  private static String everything(LabNode node) throws Exception {
    return rules(node)
        + node.sh(
            "find /etc /usr/local -xdev -type f | sort | xargs sha256sum | sha256sum;"
                + " cat /var/lib/twinkeep/current /var/lib/twinkeep/pending 2>/dev/null;"
                + " systemctl list-units --all --plain --no-legend 'twinkeep*';"
                + " cat /proc/sys/net/ipv4/ip_forward");
  }

  private static List<End> ends(InstallResult result) {
    return result.nodes().stream().map(InstallResult.NodeEnd::end).toList();
  }

  @Test
  void installsOnAFreshPairAndBootsWithIt(Lab lab) throws Exception {
    String rules = LabTargets.accepting(lab, "-A INPUT -p icmp -j ACCEPT\n");
    InstallResult result = install(lab, LabTargets.both(lab, rules));
    assertThat(result.problems()).isEmpty();
    assertThat(result.isInstalled()).isTrue();
    for (LabNode node : lab.nodes()) {
      assertThat(rules(node)).contains(":INPUT DROP", "-A INPUT -p icmp -j ACCEPT");
      assertThat(node.sh("systemctl is-enabled twinkeep-ruleset")).isEqualTo("enabled");
      assertThat(node.sh("systemctl list-timers --all --plain --no-legend 'twinkeep-*'")).isEmpty();
    }
    lab.node(1).reboot();
    assertThat(rules(lab.node(1))).contains(":INPUT DROP", "-A INPUT -p icmp -j ACCEPT");
    NodeOperations operations = new NodeOperations(LabTargets.connector(lab), new Cancellation());
    assertThat(operations.status(LabTargets.both(lab, rules)))
        .allSatisfy(asked -> assertThat(asked.status().orElseThrow().drift()).isEmpty())
        .allSatisfy(
            asked -> assertThat(asked.status().orElseThrow().generation()).isEqualTo("001"));
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

  @Test
  void rulesThatLockTheAdministratorOutAreTakenBackByTheNodes(Lab lab) throws Exception {
    install(lab, LabTargets.both(lab, LabTargets.accepting(lab, "")));
    String before = everything(lab.node(1)) + everything(lab.node(2));
    String lockOut =
        LabTargets.accepting(lab, "").replace("--dport 22 -j ACCEPT", "--dport 22 -j DROP");
    InstallResult result = install(lab, LabTargets.both(lab, lockOut));
    assertThat(ends(result)).containsOnly(End.ROLLED_BACK, End.UNCHANGED);
    assertThat(result.problems()).extracting(Problem::id).containsExactly("install.unreachable");
    assertThat(lab.node(1).answersSsh()).isTrue();
    assertThat(lab.node(2).answersSsh()).isTrue();
    assertThat(everything(lab.node(1)) + everything(lab.node(2))).isEqualTo(before);
  }

  @Test
  void evenTheSessionThatAppliesMayBeCut(Lab lab) throws Exception {
    String before = rules(lab.node(1));
    String deaf = "*filter\n:INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT DROP [0:0]\nCOMMIT\n";
    NodeTarget target = LabTargets.target(lab.node(1), LabTargets.rulesOnly(lab.node(1), deaf));
    InstallResult result = install(lab, List.of(target));
    assertThat(ends(result)).containsExactly(End.ROLLED_BACK);
    assertThat(rules(lab.node(1))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "APPLY RUNNING lj-fw-2",
        "VERIFY DONE lj-fw-1",
        "ACTIVATE RUNNING lj-fw-1",
        "CONFIRM RUNNING lj-fw-1",
        "CONFIRM DONE lj-fw-1"
      })
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
      if (outcome.generation().equals("002")) {
        assertThat(outcome.result())
            .isEqualTo(generation.equals("002") ? "confirmed" : "rolled-back");
      } else {
        assertThat(generation).as("not even begun").isEqualTo("001");
        assertThat(moment).startsWith("APPLY");
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
  void aFullDiskIsSaidAndNothingIsChanged(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    node.sh("mkdir -p /var/lib/twinkeep; mount -t tmpfs -o size=64k tmpfs /var/lib/twinkeep");
    try {
      String before = everything(node);
      assertThatThrownBy(() -> install(lab, LabTargets.both(lab, LabTargets.accepting(lab, ""))))
          .isInstanceOfSatisfying(
              InstallFailure.class,
              e -> assertThat(e.problem().id()).isEqualTo("install.node.disk"));
      assertThat(everything(node)).isEqualTo(before);
    } finally {
      node.sh("umount /var/lib/twinkeep");
    }
  }

  @Test
  void whatIsMissingIsFoundInPreFlightAndNothingIsChanged(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    String before = everything(node);
    NodeTarget target =
        LabTargets.target(
            node,
            LabTargets.with(
                LabTargets.rulesOnly(node, LabTargets.accepting(lab, "")),
                List.of("ulogd2"),
                new ExpectedInterface("eth7", List.of())));
    try (Installation installation =
        new Installation(List.of(target), QUICK, LabTargets.connector(lab), InstallView.NONE)) {
      PreFlightReport report = installation.preFlight();
      assertThat(report.canInstall()).isFalse();
      assertThat(report.problems().stream().filter(Problem::isError).map(Problem::message))
          .containsExactlyInAnyOrder(
              "lj-fw-1 lacks the package ulogd2.",
              "lj-fw-1 has no interface eth7; it has lo, eth0, eth1, eth2, eth3.");
    }
    assertThat(everything(node)).isEqualTo(before);
  }

  @Test
  void wrongPasswordAndChangedHostKeyAreSaidAndNothingIsChanged(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    String before = everything(node);
    NodeTarget wrong =
        new NodeTarget(
            LabTargets.rulesOnly(node, LabTargets.accepting(lab, "")),
            LabTargets.address(node, "admin"),
            Login.withPassword("wrong".toCharArray()));
    assertThat(problems(List.of(wrong), LabTargets.connector(lab)))
        .containsExactly("install.login");
    Ssh swapped = LabTargets.ssh(lab);
    String file = java.nio.file.Files.readString(swapped.knownHosts());
    java.nio.file.Files.writeString(
        swapped.knownHosts(),
        file.replace(lab.node(1).address(), "x")
            .replace(lab.node(2).address(), lab.node(1).address()));
    assertThat(
            problems(
                List.of(LabTargets.target(node, wrong.bundle())), NodeLink.Connector.over(swapped)))
        .containsExactly("install.host-key-changed");
    assertThat(everything(node)).isEqualTo(before);
  }

  private static List<String> problems(List<NodeTarget> targets, NodeLink.Connector connector) {
    try (Installation installation =
        new Installation(targets, QUICK, connector, InstallView.NONE)) {
      return installation.preFlight().problems().stream().map(Problem::id).toList();
    }
  }

  @Test
  void aRulesetThatTheNodeRefusesChangesNothing(Lab lab) throws Exception {
    String before = rules(lab.node(1));
    assertThatThrownBy(
            () ->
                install(
                    lab, LabTargets.both(lab, LabTargets.accepting(lab, "-A INPUT -p nonsense\n"))))
        .isInstanceOfSatisfying(
            InstallFailure.class,
            e -> {
              assertThat(e.problem().id()).isEqualTo("install.node.check");
              assertThat(e.problem().message()).contains("nonsense");
            });
    assertThat(rules(lab.node(1))).isEqualTo(before);
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

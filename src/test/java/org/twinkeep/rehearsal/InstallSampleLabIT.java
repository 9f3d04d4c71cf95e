package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallView.State;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.plan.NodePlan;
import org.twinkeep.rehearsal.LabHost.Flows;
import org.twinkeep.rehearsal.probe.FlowReport;
import org.twinkeep.rehearsal.probe.Reach;
import org.twinkeep.rehearsal.probe.Transport;

/**
 * The sample, installed by the wizard on two nodes that have only what Debian brings, does what it
 * promises.
 */
@ExtendWith(LabExtension.class)
final class InstallSampleLabIT {

  private static final String OUTSIDE_VIRTUAL = "192.168.1.1";
  private static final String INSIDE_VIRTUAL = "10.1.1.1";
  private static final String INSIDE_VIRTUAL6 = "2001:db8:0:2::1";
  private static final String SERVER = "192.168.1.100";
  private static final String SERVER6 = "2001:db8:0:1::100";
  private static final String WEB = "10.1.1.100";
  private static final String WEB6 = "2001:db8:0:2::100";
  private static final int SERVICE = 5001;

  /** A lost packet is sent again after waits that double; a busy machine adds to that. */
  private static final long LONGEST_GAP_MILLIS = 10_000;

  private static final Duration AGREE_WITHIN = Duration.ofSeconds(30);

  private static LabInstall install;

  @BeforeAll
  static void installOnFreshNodes(Lab lab) throws Exception {
    for (LabNode node : lab.nodes()) {
      assertThat(node.exec("test", "-e", "/etc/twinkeep").ok()).as("fresh").isFalse();
    }
    install = LabInstall.of(SampleOnLab.on(lab), lab);
    try (DrivenWizard wizard = install.wizard()) {
      PreFlightReport report = wizard.preFlight();
      assertThat(report.problems()).isEmpty();
      assertThat(report.canInstall()).isTrue();
      assertThat(wizard.askedKeys())
          .extracting(key -> key.address().host())
          .as("each unknown key is asked about once")
          .containsExactly(lab.node(1).address(), lab.node(2).address());
      assertPlan(lab, wizard.plan().orElseThrow());
      InstallResult result = wizard.install();
      assertThat(result.problems()).isEmpty();
      assertThat(result.isInstalled()).isTrue();
      assertThat(wizard.progress()).noneMatch(step -> step.state() == State.FAILED);
      assertThat(wizard.askedKeys()).as("never again").hasSize(2);
    }
    lab.server().listen(SERVER, SERVICE);
    lab.server().listen(SERVER6, SERVICE);
    for (int port : new int[] {80, SERVICE}) {
      lab.client().listen(WEB, port);
      lab.client().listen(WEB6, port);
    }
  }

  /** Shown before anything is in force. */
  private static void assertPlan(Lab lab, InstallPlan plan) throws Exception {
    assertThat(plan.nodes()).extracting(NodePlan::node).containsExactly("lj-fw-2", "lj-fw-1");
    assertThat(plan.active()).isEqualTo("lj-fw-1");
    assertThat(plan.text())
        .contains("/etc/keepalived/keepalived.conf", "/etc/conntrackd/conntrackd.conf")
        .contains("-A FORWARD", "net.ipv4.conf");
    for (LabNode node : lab.nodes()) {
      assertThat(node.sh("iptables-save | grep -c '^-A' || true")).isEqualTo("0");
      assertThat(node.exec("test", "-e", "/etc/twinkeep").ok()).as("still fresh").isFalse();
    }
  }

  @BeforeEach
  void aSoundPair() throws Exception {
    awaitAgreement();
  }

  /** Both run the same generation as installed, one is master, the other stands by. */
  private static void awaitAgreement() throws Exception {
    Instant end = Instant.now().plus(AGREE_WITHIN);
    List<NodeStatus> states = install.status();
    while (!agree(states) && Instant.now().isBefore(end)) {
      Thread.sleep(300);
      states = install.status();
    }
    assertThat(agree(states)).as("one master, one backup: " + states).isTrue();
    assertThat(states).extracting(NodeStatus::generation).containsOnly("001");
    assertThat(states)
        .allSatisfy(
            s -> {
              assertThat(s.drift()).isEmpty();
              assertThat(s.pending()).isEmpty();
              assertThat(s.kernel()).hasSize(2).doesNotContainValue(false);
              assertThat(s.isActive("conntrackd")).isTrue();
            });
  }

  private static boolean agree(List<NodeStatus> states) {
    return states.stream().filter(NodeStatus::isMaster).count() == 1
        && states.stream().filter(NodeStatus::isBackup).count() == 1;
  }

  private static Reach reach(LabHost from, Transport transport, String address, int port)
      throws Exception {
    return from.reach(transport, address, port, 2000);
  }

  private static Reach.Seen seen(LabHost from, Transport transport, String address, int port)
      throws Exception {
    Reach reach = reach(from, transport, address, port);
    assertThat(reach).as(address + " " + port).isInstanceOf(Reach.Answered.class);
    return ((Reach.Answered) reach).seen().orElseThrow();
  }

  @Test
  void theInsideGoesOutWithTheVirtualAddress(Lab lab) throws Exception {
    for (Transport transport : Transport.values()) {
      assertThat(seen(lab.client(), transport, SERVER, SERVICE))
          .isEqualTo(new Reach.Seen(OUTSIDE_VIRTUAL, SERVER));
      assertThat(seen(lab.client(), transport, SERVER6, SERVICE).source())
          .as("IPv6 is not translated")
          .startsWith("2001:db8:0:2:");
    }
  }

  @Test
  void theWebServerIsPublishedOnTheVirtualAddress(Lab lab) throws Exception {
    assertThat(seen(lab.server(), Transport.TCP, OUTSIDE_VIRTUAL, 80))
        .isEqualTo(new Reach.Seen(SERVER, WEB));
  }

  @Test
  void whatNoRuleAllowsDoesNotComeIn(Lab lab) throws Exception {
    for (Transport transport : Transport.values()) {
      for (String inside : List.of(WEB, WEB6, OUTSIDE_VIRTUAL)) {
        assertSilent(lab.server(), transport, inside, SERVICE);
      }
    }
    assertSilent(lab.server(), Transport.TCP, WEB6, 80);
    assertThat(pings(lab.server(), WEB)).isFalse();
    assertThat(pings(lab.server(), WEB6)).isFalse();
  }

  @Test
  void onlyAdministratorsReachTheNodes(Lab lab) throws Exception {
    for (String node : List.of("10.1.1.1", "10.1.1.2", "10.1.1.3", "2001:db8:0:2::2")) {
      assertSilent(lab.client(), Transport.TCP, node, 22);
      assertThat(pings(lab.client(), node)).as("ping " + node).isTrue();
    }
    for (String node : List.of("192.168.1.1", "192.168.1.2", "192.168.1.3", "2001:db8:0:1::2")) {
      assertSilent(lab.server(), Transport.TCP, node, 22);
      assertThat(pings(lab.server(), node)).as("ping " + node).isFalse();
    }
    assertThat(lab.node(1).answersSsh()).as("from the management network").isTrue();
    assertThat(lab.node(2).answersSsh()).as("from the management network").isTrue();
    String node = "10.1.1.2";
    lab.client().exec("ip", "address", "add", "10.1.1.200/24", "dev", "eth0");
    lab.client().exec("ip", "route", "add", node, "dev", "eth0", "src", "10.1.1.200");
    try {
      assertThat(reach(lab.client(), Transport.TCP, node, 22).isAnswered()).isTrue();
    } finally {
      lab.client().exec("ip", "route", "delete", node);
      lab.client().exec("ip", "address", "delete", "10.1.1.200/24", "dev", "eth0");
    }
  }

  @Test
  void whatIsDeniedIsLoggedByTheNodeThatDeniedIt(Lab lab) throws Exception {
    LabNode active = active(lab);
    // told from what earlier runs left in the log
    int port = ThreadLocalRandom.current().nextInt(20_000, 60_000);
    List<String> lines;
    try (KernelLog log = KernelLog.open()) {
      for (Transport transport : Transport.values()) {
        for (String denied : List.of(WEB, WEB6, OUTSIDE_VIRTUAL)) {
          lab.server().reach(transport, denied, port, 300);
        }
        for (String denied : List.of(INSIDE_VIRTUAL, INSIDE_VIRTUAL6)) {
          lab.client().reach(transport, denied, port, 300);
        }
      }
      assertThat(reach(lab.client(), Transport.TCP, SERVER, port))
          .as("allowed, but nobody listens there")
          .isInstanceOf(Reach.Refused.class);
      lines = log.lines().stream().filter(line -> line.contains(" DPT=" + port + " ")).toList();
    }
    lines.forEach(LabInstall::say);
    for (Transport transport : Transport.values()) {
      assertDenied(lines, active, "eth0 OUT=eth1", SERVER, WEB, transport);
      assertDenied(lines, active, "eth0 OUT=eth1", LONG + "1::0100", LONG + "2::0100", transport);
      assertDenied(lines, active, "eth0 OUT=", SERVER, OUTSIDE_VIRTUAL, transport);
      assertDenied(lines, active, "eth1 OUT=", WEB, INSIDE_VIRTUAL, transport);
      assertDenied(lines, active, "eth1 OUT=", LONG + "2::0100", LONG + "2::0001", transport);
    }
    assertThat(lines).as("only what was denied").noneMatch(l -> l.contains(" DST=" + SERVER + " "));
  }

  /** How the kernel begins the lab's IPv6 addresses in its log; "::" stands for its zeros. */
  private static final String LONG = "2001:0db8:0000:000";

  private static void assertDenied(
      List<String> lines,
      LabNode node,
      String interfaces,
      String source,
      String destination,
      Transport transport)
      throws Exception {
    String card = interfaces.substring(0, 4);
    String start =
        "TK automatic DENY IN="
            + interfaces
            + " MAC="
            + node.sh("cat /sys/class/net/" + card + "/address")
            + ":";
    String ends = " SRC=" + written(source) + " DST=" + written(destination) + " ";
    assertThat(lines)
        .as(start + ends + transport)
        .anyMatch(
            line ->
                line.contains(start)
                    && line.contains(ends)
                    && line.contains(" PROTO=" + transport + " "));
  }

  private static String written(String address) {
    return address.replace("::", ":0000:0000:0000:");
  }

  private static void assertSilent(LabHost from, Transport transport, String address, int port)
      throws Exception {
    assertThat(reach(from, transport, address, port))
        .as(from + " to " + transport + " " + address + " " + port)
        .isInstanceOf(Reach.Silent.class);
  }

  private static boolean pings(LabHost from, String address) throws Exception {
    return from.exec("ping", "-n", "-c1", "-W1", address).ok();
  }

  /** Each node dies once, so the second failure shows that the first one to die had caught up. */
  @Test
  void streamsOutliveThePowerFailureOfEitherNode(Lab lab) throws Exception {
    List<Stream> streams =
        List.of(
            new Stream("SNAT", lab.client().open("snat", Transport.TCP, 1, SERVER, SERVICE, 50)),
            new Stream(
                "DNAT", lab.server().open("dnat", Transport.TCP, 1, OUTSIDE_VIRTUAL, 80, 50)),
            new Stream("IPv6", lab.client().open("six", Transport.TCP, 1, SERVER6, SERVICE, 50)));
    Thread.sleep(2000); // a new connection is in the other node's table after a moment
    for (int failure = 1; failure <= 2; failure++) {
      LabNode active = active(lab);
      for (Stream stream : streams) {
        assertThat(stream.flows().lap().allAlive()).as(stream.name()).isTrue();
      }
      active.powerOff();
      for (Stream stream : streams) {
        FlowReport report = awaitAnswers(stream.flows());
        LabInstall.say(active + " off, " + stream.name() + ": " + report);
        assertThat(report.allAlive()).as(stream.name() + " " + report).isTrue();
        assertThat(report.longestGapMillis()).as(stream.name()).isLessThan(LONGEST_GAP_MILLIS);
      }
      assertThat(active(lab)).isNotEqualTo(active);
      active.boot();
      awaitAgreement();
      for (Stream stream : streams) {
        FlowReport report = stream.flows().report();
        LabInstall.say(active + " is back, " + stream.name() + ": " + report);
        assertThat(report.allAlive()).as(stream.name() + " " + report).isTrue();
      }
    }
    for (Stream stream : streams) {
      assertThat(stream.flows().close().broken()).as(stream.name()).isZero();
    }
  }

  private record Stream(String name, Flows flows) {}

  /** Until it goes on after the failure, or the time is up. */
  private static FlowReport awaitAnswers(Flows flows) throws Exception {
    Instant end = Instant.now().plusMillis(LONGEST_GAP_MILLIS + 5000);
    FlowReport report = flows.report();
    long before = report.answered();
    while ((report.answered() < before + 20 || !report.allAlive()) && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      report = flows.report();
    }
    assertThat(report.answered()).as("messages since the failure").isGreaterThan(before + 19);
    return report;
  }

  /** The node that holds the virtual addresses, seen on its interfaces. */
  private static LabNode active(Lab lab) throws Exception {
    List<LabNode> holders = new ArrayList<>();
    for (LabNode node : lab.nodes()) {
      if (node.isOn() && node.addresses("eth0").contains(OUTSIDE_VIRTUAL + "/24")) {
        assertThat(node.addresses("eth1")).as("both sides").contains("10.1.1.1/24");
        holders.add(node);
      }
    }
    assertThat(holders).hasSize(1);
    return holders.getFirst();
  }

  @Test
  void aRebootedNodeComesUpWithItsRules(Lab lab) throws Exception {
    for (LabNode node : lab.nodes()) {
      List<String> before = rules(node);
      assertThat(before).anyMatch(line -> line.startsWith(":INPUT DROP"));
      node.reboot();
      assertThat(rules(node)).isEqualTo(before);
      assertThat(node.awaitStart()).as(node.sh("systemctl --failed --plain")).isEqualTo("running");
      awaitAgreement();
    }
    theInsideGoesOutWithTheVirtualAddress(lab);
  }

  /** Of both families, without counters. */
  private static List<String> rules(LabNode node) throws Exception {
    return node.sh("iptables-save; ip6tables-save")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("\\[\\d+:\\d+]", ""))
        .toList();
  }
}

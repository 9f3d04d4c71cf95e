package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.Cell;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.rehearsal.Lab;
import org.twinkeep.rehearsal.LabHost;
import org.twinkeep.rehearsal.LabNode;
import org.twinkeep.rehearsal.Outcome;
import org.twinkeep.rehearsal.probe.FlowReport;
import org.twinkeep.rehearsal.probe.Transport;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Two booted nodes with generated files in place, and traffic through them. */
final class LabPair {

  static final Duration SOON = Duration.ofSeconds(15);
  static final String ADVERTISED = "192.168.1.1/24";
  static final String PUBLISHED = "192.168.1.10/32";

  final LabNode one;
  final LabNode two;
  private final Lab lab;
  private final Backend backend;
  private final Map<String, LabHost.Flows> flows = new LinkedHashMap<>();

  LabPair(Lab lab, Backend backend) {
    this.lab = lab;
    this.backend = backend;
    this.one = lab.node(1);
    this.two = lab.node(2);
  }

  /**
   * The article's pair with the priorities of new clusters, the lab's way in, and an address that
   * is on no interface and published, or not.
   */
  private Project project(boolean publishing) {
    Id management = Id.of("lab-management");
    Project pair =
        Pairs.cluster(
            Pairs.with(
                ArticlePair.project(),
                Pairs.host("public", "192.168.1.10"),
                new Network(Head.of(management, "lab"), Prefix.parse(lab.managementNetwork()))),
            c ->
                c.withNodes(
                        List.of(
                            c.nodes().get(0).withPriority(250), c.nodes().get(1).withPriority(240)))
                    .withSettings(
                        c.settings()
                            .withManagementAccess(Cell.of(ArticlePair.ADMINS, management))));
    if (!publishing) {
      return pair;
    }
    List<NatRule> rules = new ArrayList<>(Pairs.cluster(pair).ruleSets().nat().getFirst().rules());
    rules.add(
        NatRule.of(Id.of("publish-more"))
            .withDestination(Cell.of(Id.of("public")))
            .withService(Cell.of(Id.of("std:web")))
            .withTranslatedDestination(Cell.of(ArticlePair.WEB)));
    return Pairs.nat(pair, rules.toArray(NatRule[]::new));
  }

  /** Brings both nodes into service, node 1 as master, and opens flows in all directions. */
  void start() throws Exception {
    List<NodeBundle> bundles = bundles(true);
    write(one, bundles.get(0));
    startServices(one);
    awaitMaster(one);
    write(two, bundles.get(1));
    startServices(two);
    awaitState(two, "backup");
    assertOnlyHolder(one, two);
    open();
    Thread.sleep(2000);
    assertAllLive("before", 1000);
  }

  /** Installs the same without the rule that publishes the additional address, backup first. */
  void unpublish(LabNode backup, LabNode master) throws Exception {
    List<NodeBundle> bundles = bundles(false);
    flows.remove("DNAT 2").close();
    for (LabNode node : List.of(backup, master)) {
      write(node, bundles.get(node == one ? 0 : 1));
      node.sh(
          """
          systemctl reload twinkeep-ruleset
          systemctl restart conntrackd
          systemctl reload keepalived
          """);
    }
  }

  private List<NodeBundle> bundles(boolean publishing) {
    Compilation compilation =
        new Compiler().compile(project(publishing), ArticlePair.CLUSTER, backend);
    assertThat(compilation.problems()).isEmpty();
    return compilation.bundles();
  }

  private static void write(LabNode node, NodeBundle bundle) throws Exception {
    for (BundleFile file : NodeProgram.in(bundle).files()) {
      String directory = file.path().substring(0, file.path().lastIndexOf('/'));
      Outcome written =
          node.execWith(
              file.text(),
              "sh",
              "-c",
              "mkdir -p \"$1\" && cat >\"$2\" && chmod \"$3\" \"$2\"",
              "sh",
              directory,
              file.path(),
              Integer.toOctalString(file.mode()));
      assertThat(written.ok()).as(file.path()).isTrue();
    }
  }

  private static void startServices(LabNode node) throws Exception {
    node.sh(
        """
        systemctl daemon-reload
        systemctl -q enable twinkeep-ruleset conntrackd keepalived
        systemctl restart systemd-modules-load systemd-sysctl || true
        systemctl start twinkeep-ruleset
        systemctl restart conntrackd keepalived
        """);
  }

  void breakRuleset(LabNode node) throws Exception {
    String file =
        switch (backend) {
          case IPTABLES -> "ruleset.v4";
          case NFTABLES -> "ruleset.nft";
        };
    node.sh("echo broken >>/etc/twinkeep/" + file + "; sync");
  }

  private void open() throws Exception {
    lab.server().listen("192.168.1.100", 5001);
    lab.server().listen("2001:db8:0:1::100", 5001);
    lab.client().listen("10.1.1.100", 80);
    LabHost client = lab.client();
    LabHost server = lab.server();
    flows.put("SNAT", client.open("snat", Transport.TCP, 20, "192.168.1.100", 5001, 50));
    flows.put("SNAT UDP", client.open("udp", Transport.UDP, 1, "192.168.1.100", 5001, 10));
    flows.put("DNAT", server.open("dnat", Transport.TCP, 20, "192.168.1.1", 80, 50));
    flows.put("DNAT 2", server.open("dnat2", Transport.TCP, 20, "192.168.1.10", 80, 50));
    flows.put("IPv6", client.open("six", Transport.TCP, 20, "2001:db8:0:1::100", 5001, 50));
  }

  /**
   * Every flow lives, and the UDP flow had no longer gap than this since the last time. TCP sends
   * again at longer and longer intervals; UDP shows the gap itself.
   */
  void assertAllLive(String event, long gapMillis) throws Exception {
    Thread.sleep(4000);
    for (Map.Entry<String, LabHost.Flows> flow : flows.entrySet()) {
      FlowReport report = flow.getValue().lap();
      System.out.println(backend + ", " + event + ", " + flow.getKey() + ": " + report);
      assertThat(report.allAlive()).as(event + ", " + flow.getKey() + ": " + report).isTrue();
      if (flow.getKey().contains("UDP")) {
        assertThat(report.longestGapMillis()).as(event).isLessThan(gapMillis);
      }
    }
  }

  static void assertOnlyHolder(LabNode master, LabNode backup) throws Exception {
    assertThat(master.addresses("eth0")).contains(ADVERTISED, PUBLISHED, "2001:db8:0:1::1/64");
    assertThat(master.addresses("eth1")).contains("10.1.1.1/24", "2001:db8:0:2::1/64");
    assertThat(backup.addresses("eth0"))
        .doesNotContain(ADVERTISED, PUBLISHED, "2001:db8:0:1::1/64");
    assertThat(backup.addresses("eth1")).doesNotContain("10.1.1.1/24", "2001:db8:0:2::1/64");
  }

  static void assertReady(LabNode node) throws Exception {
    assertThat(
            node.sh(
                "cd /proc/sys/net; cat ipv4/ip_forward ipv6/conf/all/forwarding"
                    + " netfilter/nf_conntrack_tcp_be_liberal netfilter/nf_conntrack_tcp_loose"
                    + " ipv4/conf/eth0/send_redirects"))
        .isEqualTo("1\n1\n1\n0\n0");
    assertThat(node.exec("systemctl", "is-active", "twinkeep-ruleset", "conntrackd").out())
        .isEqualTo("active\nactive\n");
  }

  static void awaitMaster(LabNode node) throws Exception {
    awaitState(node, "master");
    assertThat(node.addresses("eth0")).contains(ADVERTISED);
  }

  static void awaitState(LabNode node, String state) throws Exception {
    await(
        () -> node.exec("cat", "/run/twinkeep/state").out().startsWith(state + " "),
        node + " to become " + state);
  }

  /** Until the node has the other's states in its external cache. */
  static void awaitStates(LabNode node) throws Exception {
    await(
        () ->
            node.exec("conntrackd", "-e").out().lines().filter(l -> l.contains("dport")).count()
                > 60,
        "the states on " + node);
  }

  static void awaitUnit(LabNode node, String unit) throws Exception {
    await(() -> node.exec("systemctl", "is-active", "-q", unit).ok(), unit + " on " + node);
  }

  /** What a test waits for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  static void await(Condition condition, String what) throws Exception {
    Instant end = Instant.now().plus(SOON);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
      Thread.sleep(100);
    }
  }
}

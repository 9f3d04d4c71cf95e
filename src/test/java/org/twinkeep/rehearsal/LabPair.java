package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.twinkeep.install.ClusterHealth;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.UdpService;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** The sample, installed on a lab's two nodes, and who of them is master. */
final class LabPair {

  /** An address of the cluster interface outside. */
  static final String ADVERTISED = "192.168.1.1/24";

  /** An address that is on no interface; a NAT rule publishes the web server with it. */
  static final String PUBLISHED = "192.168.1.10/32";

  static final int PROBE_PORT = 5002;

  private static final Duration SOON = Duration.ofSeconds(20);

  /**
   * The interfaces on which a master has the addresses.
   *
   * @param outside those of the cluster interface outside
   * @param inside those of the cluster interface inside
   */
  record Holding(List<String> outside, List<String> inside) {

    static final Holding USUAL = new Holding(List.of("eth0"), List.of("eth1"));

    static final Holding VIRTUAL_MAC =
        new Holding(List.of("vr20", "vr20v6"), List.of("vr30", "vr30v6"));

    private static List<String> addresses(LabNode node, List<String> interfaces) throws Exception {
      List<String> all = new ArrayList<>();
      for (String name : interfaces) {
        all.addAll(node.addresses(name));
      }
      return all;
    }
  }

  private final Lab lab;
  private final Holding holding;
  private LabInstall install;

  private LabPair(Lab lab, Holding holding) {
    this.lab = lab;
    this.holding = holding;
  }

  /** Installs the sample, with {@link #PUBLISHED}, on fresh nodes; node 1 becomes master. */
  static LabPair on(Lab lab, Backend backend) throws Exception {
    return on(lab, publishing(lab, backend), Holding.USUAL);
  }

  static LabPair on(Lab lab, Project project, Holding holding) throws Exception {
    LabPair pair = new LabPair(lab, holding);
    pair.install(project);
    if (!pair.isMaster(lab.node(1))) {
      lab.node(2).sh("systemctl restart keepalived");
    }
    pair.awaitMaster(lab.node(1));
    pair.awaitReady(lab.node(1), lab.node(2), 0);
    return pair;
  }

  void install(Project project) throws Exception {
    install = LabInstall.of(project, lab);
    InstallResult result = install.run(InstallOptions.USUAL);
    assertThat(result.problems()).isEmpty();
    assertThat(result.isInstalled()).isTrue();
  }

  static Project plain(Lab lab, Backend backend) {
    return Pairs.cluster(
        SampleOnLab.on(lab), c -> c.withSettings(c.settings().withBackend(backend)));
  }

  /** The web server is published on one more address, and answers to a UDP service besides. */
  static Project publishing(Lab lab, Backend backend) {
    Id probe = Id.of("probe");
    Project project =
        Pairs.with(
            plain(lab, backend),
            Pairs.host("public", "192.168.1.10"),
            new UdpService(
                Head.of(probe, "probe"),
                List.of(),
                List.of(new PortRange(PROBE_PORT, PROBE_PORT))));
    RuleSet.Policy policy = Pairs.cluster(project).ruleSets().policy().getFirst();
    List<PolicyRule> rules = new ArrayList<>(policy.rules());
    rules.add(
        PolicyRule.of(Id.of("probe-in"), new Action.Accept())
            .withDestination(Cell.of(ArticlePair.WEB))
            .withService(Cell.of(probe))
            .withInterfaces(InterfaceMatch.in(ArticlePair.OUTSIDE)));
    List<NatRule> nat = new ArrayList<>(Pairs.cluster(project).ruleSets().nat().getFirst().rules());
    nat.add(
        NatRule.of(Id.of("publish-more"))
            .withDestination(Cell.of(Id.of("public")))
            .withTranslatedDestination(Cell.of(ArticlePair.WEB)));
    return Pairs.nat(
        Pairs.cluster(project, c -> c.withRuleSets(c.ruleSets().with(policy.withRules(rules)))),
        nat.toArray(NatRule[]::new));
  }

  /** What the nodes say of themselves, by SSH. */
  List<NodeStatus> status() {
    return install.status();
  }

  NodeStatus status(LabNode node) {
    return status().get(lab.nodes().indexOf(node));
  }

  /** What the status says is wrong. */
  List<Problem> health() {
    List<NodeStatus> states = status();
    return ClusterHealth.of(
        IntStream.range(0, states.size())
            .mapToObj(
                i ->
                    new Asked(
                        lab.nodes().get(i).name(), Optional.of(states.get(i)), Optional.empty()))
            .toList());
  }

  /** Hands over as the program does it. */
  void switchOver() throws Exception {
    LabInstall.say(install.switchOver().toString());
  }

  LabNode master() throws Exception {
    return isMaster(lab.node(1)) ? lab.node(1) : lab.node(2);
  }

  LabNode backup() throws Exception {
    return isMaster(lab.node(1)) ? lab.node(2) : lab.node(1);
  }

  boolean isMaster(LabNode node) throws Exception {
    return Holding.addresses(node, holding.outside()).contains(ADVERTISED);
  }

  void awaitMaster(LabNode node) throws Exception {
    await(() -> state(node).equals("master") && isMaster(node), node + " to become master");
  }

  /**
   * Until the node could take over: it stands by, everything runs, and it has the master's states.
   *
   * @param states how many it has to have
   */
  void awaitReady(LabNode master, LabNode backup, long states) throws Exception {
    await(
        () -> {
          NodeStatus status = status(backup);
          return state(backup).equals("backup")
              && status.isBackup()
              && status.drift().isEmpty()
              && status.externalStates().orElse(-1) >= states;
        },
        backup + " to stand by");
    assertOnlyHolder(master, backup);
  }

  /** The word that the hand-over script wrote, and since when. */
  static String stateLine(LabNode node) throws Exception {
    return node.exec("cat", "/run/twinkeep/state").out().strip();
  }

  private static String state(LabNode node) throws Exception {
    return stateLine(node).split(" ")[0];
  }

  void assertOnlyHolder(LabNode master, LabNode backup) throws Exception {
    String[] outside = {ADVERTISED, PUBLISHED, "2001:db8:0:1::1/64"};
    String[] inside = {"10.1.1.1/24", "2001:db8:0:2::1/64"};
    assertThat(Holding.addresses(master, holding.outside())).contains(outside);
    assertThat(Holding.addresses(master, holding.inside())).contains(inside);
    assertThat(Holding.addresses(backup, holding.outside())).doesNotContain(outside);
    assertThat(Holding.addresses(backup, holding.inside())).doesNotContain(inside);
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

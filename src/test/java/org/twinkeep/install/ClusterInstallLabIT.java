package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.InstallView.State;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.rehearsal.Lab;
import org.twinkeep.rehearsal.LabExtension;
import org.twinkeep.rehearsal.LabHost;
import org.twinkeep.rehearsal.LabNode;
import org.twinkeep.rehearsal.probe.FlowReport;
import org.twinkeep.rehearsal.probe.Transport;
import org.twinkeep.samples.ArticlePair;

/**
 * The sample's pair with keepalived and conntrackd, on two booted nodes: the first install, later
 * ones under traffic, and the way back. The tests are the chapters of one story.
 */
@ExtendWith(LabExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterInstallLabIT {

  private static final InstallOptions OPTIONS = new InstallOptions(40, 20, List.of());
  private static final Id LAB = Id.of("lab");

  @BeforeAll
  static void aServerOutside(Lab lab) throws Exception {
    lab.server().listen("192.168.1.100", 6001);
  }

  private static Project project(Lab lab, UnaryOperator<Cluster> change) {
    Project sample = ArticlePair.project();
    Cluster cluster = (Cluster) sample.firewalls().getFirst();
    Cluster reachable = cluster.withSettings(cluster.settings().withManagementAccess(Cell.of(LAB)));
    return sample
        .withObjects(
            sample
                .objects()
                .with(new Network(Head.of(LAB, "lab"), Prefix.parse(lab.managementNetwork()))))
        .with(change.apply(reachable));
  }

  private static List<NodeTarget> targets(Lab lab, UnaryOperator<Cluster> change) {
    Compilation made = new Compiler().compile(project(lab, change), ArticlePair.CLUSTER);
    assertThat(made.problems().stream().filter(Problem::forbidsBundle)).isEmpty();
    List<NodeTarget> targets = new ArrayList<>();
    for (LabNode node : lab.nodes()) {
      targets.add(LabTargets.target(node, made.bundle(Id.of(node.name())).orElseThrow()));
    }
    return targets;
  }

  private static InstallResult install(Lab lab, List<NodeTarget> targets) throws Exception {
    try (Installation installation =
        new Installation(targets, OPTIONS, LabTargets.connector(lab), InstallView.NONE)) {
      PreFlightReport report = installation.preFlight();
      assertThat(report.problems().stream().filter(Problem::isError)).isEmpty();
      return installation.apply(installation.plan());
    }
  }

  private static List<NodeStatus> status(Lab lab) {
    List<NodeTarget> targets =
        lab.nodes().stream()
            .map(
                n ->
                    NodeTarget.withoutBundle(
                        n.name(),
                        LabTargets.address(n, "root"),
                        org.twinkeep.install.ssh.Login.withKey(n.rootKey())))
            .toList();
    NodeOperations operations = new NodeOperations(LabTargets.connector(lab), new Cancellation());
    return operations.status(targets).stream().map(a -> a.status().orElseThrow()).toList();
  }

  private static void assertHealthy(Lab lab, int master, String generation) {
    List<NodeStatus> states = status(lab);
    NodeStatus active = states.get(master - 1);
    NodeStatus backup = states.get(2 - master);
    assertThat(active.isMaster()).isTrue();
    assertThat(active.virtualAddresses()).contains("192.168.1.1/24", "10.1.1.1/24");
    assertThat(active.vrrp()).allSatisfy(v -> assertThat(v.since()).isPresent());
    assertThat(backup.isBackup()).isTrue();
    assertThat(backup.virtualAddresses()).isEmpty();
    for (NodeStatus state : states) {
      assertThat(state.generation()).isEqualTo(generation);
      assertThat(state.drift()).isEmpty();
      assertThat(state.pending()).isEmpty();
      assertThat(state.kernel()).isNotEmpty().doesNotContainValue(false);
      assertThat(state.units())
          .containsEntry("keepalived", "active enabled")
          .containsEntry("conntrackd", "active enabled");
      assertThat(state.internalStates()).isPresent();
    }
  }

  private static LabHost.Flows stream(Lab lab, String name) throws Exception {
    return lab.client().open(name, Transport.TCP, 5, "192.168.1.100", 6001, 20);
  }

  @Test
  @Order(1)
  void theFirstInstallMakesThePreferredNodeMaster(Lab lab) throws Exception {
    InstallResult result = install(lab, targets(lab, c -> c));
    assertThat(result.problems()).isEmpty();
    assertThat(result.isInstalled()).isTrue();
    assertHealthy(lab, 1, "001");
  }

  @Test
  @Order(2)
  void aLaterInstallLosesNoPacketOfAnOpenConnectionAndMovesNothing(Lab lab) throws Exception {
    LabHost.Flows flows = stream(lab, "later");
    List<NodeTarget> next =
        targets(
            lab,
            c ->
                c.withFailover(c.failover().withPreempt(false, 0))
                    .withSettings(c.settings().withLogDenied(false)));
    flows.lap();
    InstallResult result = install(lab, next);
    FlowReport report = flows.close();
    assertThat(result.problems()).isEmpty();
    assertHealthy(lab, 1, "002");
    System.out.println("while installing: " + report);
    assertThat(report.allAlive()).isTrue();
    assertThat(report.longestGapMillis()).isLessThan(1000);
    assertThat(lab.node(1).sh("journalctl -q -t twinkeep -o cat | grep -c 'now backup' || true"))
        .isIn("0", "1");
  }

  @Test
  @Order(3)
  void anUnchangedProjectHasNothingToInstall(Lab lab) throws Exception {
    List<NodeTarget> same = targets(lab, c -> c.withSettings(c.settings().withLogDenied(false)));
    try (Installation installation =
        new Installation(same, OPTIONS, LabTargets.connector(lab), InstallView.NONE)) {
      installation.preFlight();
      InstallPlan plan = installation.plan();
      assertThat(plan.isEmpty()).as(plan.text()).isTrue();
    }
  }

  @Test
  @Order(4)
  void whatTheNodesMustAgreeOnChangesWithoutTwoMasters(Lab lab) throws Exception {
    UnaryOperator<Cluster> otherId =
        c ->
            c.withSettings(c.settings().withLogDenied(false))
                .withInterfaces(
                    c.interfaces().stream().map(i -> i.withVrid(i.vrid() + 1)).toList());
    LabHost.Flows flows = stream(lab, "agree");
    InstallResult result = install(lab, targets(lab, otherId));
    FlowReport report = flows.close();
    assertThat(result.problems()).isEmpty();
    assertHealthy(lab, 1, "003");
    System.out.println("while the VRIDs changed: " + report);
    assertThat(report.allAlive()).isTrue();
    for (LabNode node : lab.nodes()) {
      assertThat(node.sh("journalctl -q -t twinkeep -o cat")).doesNotContain("SPLIT BRAIN");
    }
  }

  @Test
  @Order(5)
  void aServiceThatDoesNotComeUpTakesBothNodesBack(Lab lab) throws Exception {
    List<NodeTarget> broken = new ArrayList<>();
    for (NodeTarget target : targets(lab, c -> c)) {
      List<BundleFile> files = new ArrayList<>();
      for (BundleFile file : target.bundle().files()) {
        List<Line> lines = new ArrayList<>(file.lines());
        if (file.path().equals("/etc/conntrackd/conntrackd.conf")) {
          lines.replaceAll(
              l -> l.text().contains("Mode FTFW") ? Line.of("    Mode NONSENSE {") : l);
        }
        files.add(new BundleFile(file.path(), file.mode(), file.service(), lines));
      }
      NodeBundle b = target.bundle();
      broken.add(
          new NodeTarget(
              new NodeBundle(
                  b.project(),
                  b.firewall(),
                  b.node(),
                  b.nodeName(),
                  files,
                  b.packages(),
                  b.interfaces()),
              target.address(),
              target.login()));
    }
    InstallResult result = install(lab, broken);
    assertThat(result.nodes()).extracting(InstallResult.NodeEnd::end).containsOnly(End.ROLLED_BACK);
    assertThat(result.problems()).extracting(Problem::id).containsExactly("install.node.service");
    assertThat(result.problems().getFirst().message()).contains("conntrackd did not restart");
    Thread.sleep(3000);
    assertHealthy(lab, 1, "003");
  }

  @Test
  @Order(6)
  void aPlannedSwitchOverMovesTheAddresses(Lab lab) throws Exception {
    LabHost.Flows flows = stream(lab, "switch");
    SwitchOver switchOver = new SwitchOver(LabTargets.connector(lab), new Cancellation());
    List<NodeTarget> nodes = targets(lab, c -> c);
    SwitchOver.Handover handover = switchOver.run(nodes);
    assertThat(handover.to()).isEqualTo("lj-fw-2");
    Thread.sleep(2500);
    assertHealthy(lab, 2, "003");
    FlowReport report = flows.close();
    System.out.println("switch-over: " + report);
    assertThat(report.allAlive()).isTrue();
  }

  @Test
  @Order(7)
  void aNodeThatLosesPowerWhileItsServicesAreNewBootsTheOldOnes(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    String conf = node.sh("sha256sum /etc/keepalived/keepalived.conf /etc/twinkeep/ruleset.v4");
    String generation = status(lab).getFirst().generation();
    NodeTarget target =
        targets(lab, c -> c.withFailover(c.failover().withAdvertMillis(1000))).getFirst();
    try (Installation installation =
            new Installation(
                List.of(target), OPTIONS, LabTargets.connector(lab), InstallView.NONE);
        var link = LabTargets.connector(lab).connect(target, new Cancellation())) {
      installation.preFlight();
      String next = installation.plan().nodes().getFirst().generation();
      link.run(next, List.of("apply", next, "600", "-"));
      assertThat(link.run(next, List.of("activate", next)).refusal()).isEmpty();
    }
    assertThat(node.sh("sha256sum /etc/keepalived/keepalived.conf /etc/twinkeep/ruleset.v4"))
        .isNotEqualTo(conf);
    node.powerOff();
    node.boot();
    assertThat(node.sh("sha256sum /etc/keepalived/keepalived.conf /etc/twinkeep/ruleset.v4"))
        .isEqualTo(conf);
    assertThat(node.sh("systemctl is-system-running")).isEqualTo("running");
    Thread.sleep(3000);
    assertHealthy(lab, 2, generation);
    assertThat(status(lab).getFirst().outcome().orElseThrow().reason()).contains("restarted");
  }

  @Test
  @Order(8)
  void theOtherBackEndTakesOverOnTheBackupFirstWhicheverItIs(Lab lab) throws Exception {
    List<String> applied = new ArrayList<>();
    try (Installation installation =
        new Installation(
            targets(lab, c -> c.withSettings(c.settings().withBackend(Backend.NFTABLES))),
            OPTIONS,
            LabTargets.connector(lab),
            p -> {
              if (p.phase() == Phase.APPLY && p.state() == State.DONE) {
                applied.add(p.node());
              }
            })) {
      installation.preFlight();
      assertThat(installation.apply(installation.plan()).problems()).isEmpty();
    }
    assertThat(applied).containsExactly("lj-fw-1", "lj-fw-2");
    assertThat(status(lab).get(1).isMaster()).isTrue();
    for (LabNode node : lab.nodes()) {
      assertThat(node.sh("nft list tables")).contains("inet twinkeep");
      assertThat(node.sh("iptables-save | grep -c '^-A' || true")).isEqualTo("0");
      assertThat(node.exec("test", "-e", "/etc/twinkeep/ruleset.v4").ok()).isFalse();
    }
    assertThat(status(lab)).allSatisfy(s -> assertThat(s.drift()).isEmpty());
  }

  @Test
  @Order(9)
  void uninstallLeavesThePlainNode(Lab lab) throws Exception {
    NodeOperations operations = new NodeOperations(LabTargets.connector(lab), new Cancellation());
    for (NodeTarget target : targets(lab, c -> c)) {
      operations.uninstall(target);
    }
    for (LabNode node : lab.nodes()) {
      assertThat(node.sh("nft list ruleset")).isEmpty();
      assertThat(node.sh("ls /etc/twinkeep /var/lib/twinkeep 2>&1 || true"))
          .contains("No such file");
      assertThat(node.exec("systemctl", "is-active", "keepalived").ok()).isFalse();
      assertThat(node.sh("cat /proc/sys/net/ipv4/ip_forward")).isEqualTo("0");
      assertThat(
              node.sh(
                  "dpkg -V keepalived conntrackd | grep -v -e /usr/share/doc -e /usr/share/man || true"))
          .isEmpty();
    }
  }
}

package org.twinkeep.install.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.NodeFacts;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.install.ssh.SshAddress;
import org.twinkeep.problem.Problem;

final class PreFlightChecksTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  /** A node of a cluster that is well, with these lines instead of or besides. */
  private static NodeUnderCheck node(String... lines) {
    NodeBundle bundle =
        new NodeBundle(
            "p",
            "fw",
            "n",
            "lj-fw-1",
            List.of(
                new BundleFile(
                    "/etc/keepalived/keepalived.conf",
                    0600,
                    ActingService.KEEPALIVED,
                    List.of(Line.of("x"))),
                new BundleFile("/etc/twinkeep/ruleset.v4", 0600, ActingService.RULESET, List.of())),
            new TreeSet<>(List.of("keepalived", "conntrackd")),
            List.of(
                new NodeBundle.ExpectedInterface("eth0", List.of("192.0.2.2/24")),
                new NodeBundle.ExpectedInterface("eth1", List.of(), Optional.of(1400))));
    List<String> all = new ArrayList<>(List.of(lines));
    all.addAll(
        List.of(
            "format=1",
            "init=systemd",
            "now=1700000001",
            "package.keepalived=installed",
            "package.conntrackd=installed",
            "disk./etc=900000",
            "interface=eth0 up 192.0.2.2/24",
            "interface=eth1 up"));
    Answer answer = Answer.of(new Remote.Reply(0, String.join("\n", all), ""));
    SshAddress address = new SshAddress("lj-fw-1", "192.0.2.2", 22, "root", Optional.empty());
    return new NodeUnderCheck(
        new NodeTarget(bundle, address, Login.USUAL), NodeFacts.of(answer, NOW, NOW).orElseThrow());
  }

  private static NodeUnderCheck withWeekdays(NodeUnderCheck node) {
    return with(
        node, "/etc/twinkeep/ruleset.nft", "ct state new,untracked meta day 1 counter accept");
  }

  private static NodeUnderCheck besideOthers(NodeUnderCheck node) {
    return with(node, "/etc/twinkeep/ruleset.v4", "*filter", ":tk_input - [0:0]", "COMMIT");
  }

  private static NodeUnderCheck with(NodeUnderCheck node, String path, String... lines) {
    NodeBundle bundle = node.target().bundle();
    List<BundleFile> files = new ArrayList<>(bundle.files());
    files.removeIf(f -> f.path().equals(path));
    files.add(
        new BundleFile(
            path, 0600, ActingService.RULESET, Arrays.stream(lines).map(Line::of).toList()));
    return new NodeUnderCheck(
        new NodeTarget(
            new NodeBundle(
                bundle.project(),
                bundle.firewall(),
                bundle.node(),
                bundle.nodeName(),
                files,
                bundle.packages(),
                bundle.interfaces()),
            node.target().address(),
            Login.USUAL),
        node.facts());
  }

  private static List<String> found(NodeUnderCheck... nodes) {
    return PreFlightCheck.ALL.stream()
        .flatMap(c -> c.problems(nodes[0], List.of(nodes)).stream())
        .map(p -> p.severity() + " " + p.id())
        .toList();
  }

  @Test
  void aHealthyNodeHasNothingToReport() {
    assertThat(found(node())).isEmpty();
  }

  @Test
  void eachCheckFindsItsOwn() {
    assertThat(found(node("tool.missing=flock"))).containsExactly("ERROR install.tools");
    assertThat(found(node("now=1700000060"))).containsExactly("WARNING install.clock");
    assertThat(found(node("clock=local"))).as("no rule asks for a weekday").isEmpty();
    assertThat(found(withWeekdays(node("clock=local"))))
        .containsExactly("ERROR install.clock.local");
    assertThat(found(withWeekdays(node()))).isEmpty();
    assertThat(found(node("disk./var/lib=100"))).containsExactly("ERROR install.disk.full");
    assertThat(found(node("pending=003", "pending.phase=applied", "pending.left=10")))
        .containsExactly("ERROR install.pending");
    assertThat(found(node("outcome=rolled-back 002 1700000000 asked for")))
        .containsExactly("WARNING install.last.rolled-back");
    assertThat(found(node("outcome=confirmed 002 1700000000 confirmed"))).isEmpty();
    assertThat(found(node("foreign.v4=2", "foreign.v6=1")))
        .containsExactly("WARNING install.foreign.iptables");
    assertThat(found(node("foreign.legacy=9"))).containsExactly("WARNING install.foreign.legacy");
    assertThat(found(node("foreign.newer=1"))).containsExactly("WARNING install.foreign.newer");
    assertThat(found(node("foreign.legacy=0"))).isEmpty();
    assertThat(found(node("foreign.nft=inet docker"))).containsExactly("NOTE install.foreign.nft");
    assertThat(found(node("service=ufw active enabled"))).containsExactly("NOTE install.loader");
    NodeUnderCheck persistent = node("service=netfilter-persistent active enabled");
    assertThat(found(persistent)).containsExactly("NOTE install.loader");
    assertThat(found(besideOthers(persistent))).containsExactly("WARNING install.loader.beside");
    assertThat(found(besideOthers(node("service=nftables active enabled"))))
        .as("its tables go at once")
        .containsExactly("NOTE install.loader");
    assertThat(found(node("service=systemd-networkd active enabled")))
        .containsExactly("WARNING install.networkd");
    assertThat(found(node("init=other"))).containsExactly("WARNING install.no-systemd");
  }

  @Test
  void missingPackagesAndInterfacesAreNamed() {
    NodeUnderCheck node =
        facts("package.keepalived=absent", "package.conntrackd=installed", "interface=eth1 up");
    List<Problem> problems =
        PreFlightCheck.ALL.stream().flatMap(c -> c.problems(node, List.of(node)).stream()).toList();
    assertThat(problems)
        .extracting(Problem::id)
        .containsExactly("install.packages.missing", "install.interface.missing");
    assertThat(problems.get(0).message()).contains("lacks the package keepalived");
    assertThat(problems.get(0).remedy()).contains("apt-get install keepalived");
    assertThat(problems.get(1).message()).contains("has no interface eth0; it has eth1");
    assertThat(PackagesCheck.missing(node)).containsExactly("keepalived");
  }

  @Test
  void aWrongAddressIsShownWithTheRightOne() {
    NodeUnderCheck node = facts("interface=eth0 up 192.0.2.9/24", "interface=eth1 up");
    assertThat(new InterfacesCheck().problems(node, List.of(node)))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("install.interface.address");
              assertThat(p.message()).contains("does not have 192.0.2.2/24; it has 192.0.2.9/24");
            });
  }

  @Test
  void anotherMtuThanTheDesignsIsAWarning() {
    assertThat(found(node("mtu.eth0=9000", "mtu.eth1=1500")))
        .as("the design says nothing of eth0")
        .containsExactly("WARNING install.interface.mtu");
    assertThat(found(node("mtu.eth0=9000", "mtu.eth1=1400"))).isEmpty();
    NodeUnderCheck node = node("mtu.eth1=1500");
    assertThat(new InterfacesCheck().problems(node, List.of(node)))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.message())
                    .isEqualTo(
                        "lj-fw-1: eth1 has an MTU of 1500 bytes, in the design of 1400 bytes."));
  }

  /** The node's bundle with nothing but these facts. */
  private static NodeUnderCheck facts(String... lines) {
    List<String> all = new ArrayList<>(List.of("format=1", "init=systemd", "now=1700000000"));
    all.addAll(List.of(lines));
    Answer answer = Answer.of(new Remote.Reply(0, String.join("\n", all), ""));
    return new NodeUnderCheck(node().target(), NodeFacts.of(answer, NOW, NOW).orElseThrow());
  }

  @Test
  void splitBrainAndAbsentMasterAreSeen() {
    String[] master = {"vrrp=a MASTER 0", "unit.keepalived=active enabled"};
    String[] backup = {"vrrp=a BACKUP 0", "unit.keepalived=active enabled"};
    assertThat(found(node(master), node(master))).containsExactly("WARNING install.split-brain");
    assertThat(found(node(backup), node(backup))).containsExactly("WARNING install.no-master");
    assertThat(found(node(master), node(backup))).isEmpty();
    assertThat(found(node(backup), node(master))).isEmpty();
  }
}

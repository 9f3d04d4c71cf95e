package org.twinkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.install.FakeNode;
import org.twinkeep.install.FakeNode.Trouble;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.ParseJson;

/** The commands that talk to nodes, with nodes that are none. */
final class NodeCommandsTest {

  private static final String SAMPLE = "samples/ha-pair.twinkeep.json";

  @TempDir private Path directory;

  private final FakeNode one = new FakeNode("lj-fw-1");
  private final FakeNode two = new FakeNode("lj-fw-2");
  private final Map<String, FakeNode> nodes = Map.of("lj-fw-1", one, "lj-fw-2", two);
  private final List<String> unreachable = new ArrayList<>();

  @BeforeEach
  void clusterRuns() {
    for (FakeNode node : nodes.values()) {
      node.keepalived = true;
      node.current = "007";
      node.previous = "006";
      node.facts = facts(node == one ? 2 : 3);
    }
    one.master = true;
  }

  /** A node as the sample's pair needs it. */
  private static String facts(int host) {
    return """
        package.conntrack=installed
        package.conntrackd=installed
        package.iptables=installed
        package.keepalived=installed
        package.procps=installed
        interface=eth0 up 192.168.1.%1$d/24 2001:db8:0:1::%1$d/64
        interface=eth1 up 10.1.1.%1$d/24 2001:db8:0:2::%1$d/64
        interface=eth2 up 192.168.100.%1$d/24
        """
        .formatted(host);
  }

  private Call call(String... arguments) {
    Setting.Network network =
        ssh ->
            (target, cancellation) -> {
              if (unreachable.contains(target.name())) {
                throw new SshException.Unreachable(target.address(), "no route to host", null);
              }
              return nodes.get(target.name()).connect(target, cancellation);
            };
    return Call.of(directory, false, network, arguments);
  }

  private static Json.Obj json(Call call) {
    return (Json.Obj) ParseJson.parse(call.out(), new Faults("out")).orElseThrow();
  }

  private static List<String> texts(Call call, String list, String member) {
    Json.Arr items = (Json.Arr) json(call).members().get(list).value();
    return items.items().stream()
        .map(item -> ((Json.Obj) item).members().get(member).value())
        .map(value -> value instanceof Json.Text text ? text.value() : value.typeName())
        .toList();
  }

  @Test
  void aPlanShowsTheStepsAndChangesNothing() {
    Call call = call("plan", SAMPLE);

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).contains("# lj-fw-2 (backup)", "+ /etc/keepalived/keepalived.conf");
    assertThat(call.err()).contains("lj-fw-1  ✓ pre-flight");
    assertThat(one.current).isEqualTo("007");
    assertThat(one.log).noneMatch(command -> command.startsWith("apply"));
  }

  @Test
  void aPlanAsJsonHasItsFixedParts() {
    Call call = call("plan", SAMPLE, "--json");

    assertThat(texts(call, "nodes", "node")).containsExactly("lj-fw-2", "lj-fw-1");
    assertThat(texts(call, "nodes", "result")).containsOnly("planned");
    assertThat(texts(call, "nodes", "steps")).containsOnly("a list […]");
  }

  @Test
  void anInstallEndsWithBothNodesConfirmed() {
    Call call = call("install", SAMPLE, "--yes");

    assertThat(call.err()).contains("lj-fw-1  ✓ confirm", "lj-fw-2  ✓ confirm");
    assertThat(call.out()).contains("lj-fw-1: installed", "lj-fw-2: installed");
    assertThat(call.code()).isZero();
    assertThat(List.of(one.current, two.current)).containsExactly("001", "001");
  }

  @Test
  void withoutAConsentNothingIsInstalled() {
    Call call = call("install", SAMPLE);

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("nobody agreed");
    assertThat(one.current).isEqualTo("007");
    assertThat(one.log).noneMatch(command -> command.startsWith("apply"));
  }

  @Test
  void anInstallThatFailsIsTakenBackAndSaysSo() {
    call("plan", SAMPLE);
    int verify = one.log.size() + 5;
    one.breaks(verify, Trouble.REFUSED);
    Call call = call("install", SAMPLE, "--yes", "--json");

    assertThat(call.code()).isEqualTo(4);
    assertThat(texts(call, "nodes", "result")).contains("rolled-back");
    assertThat(texts(call, "problems", "id")).isNotEmpty();
    assertThat(List.of(one.current, two.current)).containsExactly("007", "007");
  }

  @Test
  void aNodeThatCannotBeReachedKeepsBothFromChanges() {
    unreachable.add("lj-fw-2");
    Call call = call("install", SAMPLE, "--yes");

    assertThat(call.code()).isEqualTo(3);
    assertThat(call.out())
        .contains("[install.unreachable]", "lj-fw-2", "no route to host")
        .contains("Nothing was changed on any node.");
    assertThat(one.log).noneMatch(command -> command.startsWith("apply"));
  }

  @Test
  void oneNodeAloneCanBeInstalled() {
    unreachable.add("lj-fw-1");
    assertThat(call("install", SAMPLE, "--yes", "--only", "lj-fw-2").code()).isZero();
    assertThat(two.current).isEqualTo("001");
  }

  @Test
  void theStatusNamesMasterAndBackup() {
    Call call = call("status", SAMPLE);

    assertThat(call.code()).isZero();
    assertThat(call.out()).contains("lj-fw-1: generation 007", "VRRP outside", "MASTER", "BACKUP");
    Call asJson = call("status", SAMPLE, "--json");
    assertThat(texts(asJson, "nodes", "generation")).containsExactly("007", "007");
    assertThat(texts(asJson, "nodes", "reachable")).containsExactly("true", "true");
    assertThat(texts(asJson, "nodes", "drift")).containsExactly("false", "false");
  }

  @Test
  void theStatusNamesTwoMasters() {
    two.master = true;
    Call call = call("status", SAMPLE);

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out() + call.err()).contains("[cluster.split-brain]");
    assertThat(texts(call("status", SAMPLE, "--json"), "problems", "id"))
        .containsExactly("cluster.split-brain");
  }

  @Test
  void theStatusOfTheOthersIsPrintedWhenANodeIsGone() {
    unreachable.add("lj-fw-1");
    Call call = call("status", SAMPLE);

    assertThat(call.code()).isEqualTo(3);
    assertThat(call.out()).contains("lj-fw-1: not reached", "lj-fw-2: generation 007");
    assertThat(texts(call("status", SAMPLE, "--json"), "nodes", "reachable"))
        .containsExactly("false", "true");
  }

  @Test
  void nothingHasDriftedOnAnHonestNode() {
    Call call = call("drift", SAMPLE);

    assertThat(call.out()).isEqualTo("lj-fw-1: as installed\nlj-fw-2: as installed\n");
    assertThat(call.code()).isZero();
  }

  @Test
  void aWaitingChangeIsRolledBack() {
    two.pending = "008";
    assertThat(call("status", SAMPLE).code()).isEqualTo(1);
    Call call = call("rollback", SAMPLE);

    assertThat(call.code()).isZero();
    assertThat(two.pending).isEmpty();
    assertThat(one.log).noneMatch(command -> command.equals("rollback"));
  }

  @Test
  void withoutAWaitingChangeTheGenerationBeforeComesBack() {
    assertThat(call("rollback", SAMPLE, "--yes").code()).isZero();
    assertThat(List.of(one.current, two.current)).containsExactly("006", "006");
  }

  @Test
  void aSwitchOverIsRefusedWithoutAHealthyBackup() {
    two.keepalived = false;
    Call call = call("switch-over", SAMPLE);

    assertThat(call.code()).isEqualTo(3);
    assertThat(call.out()).contains("[install.switch-over]");
    assertThat(one.log).doesNotContain("step-down");
  }

  @Test
  void anInstallOfAStoredProjectIsInItsHistory() {
    call("import", SAMPLE, "--out", "Main");
    assertThat(call("install", "Main", "--yes").code()).isZero();

    assertThat(call("history", "Main").out())
        .contains("revision 1 installed on lj-fw-1 (lj-fw)")
        .contains("installed on lj-fw-2");
  }

  @Test
  void badCallsAreOneLine() {
    for (String[] arguments :
        List.of(
            new String[] {"install", SAMPLE, "--confirm-timeout", "5"},
            new String[] {"status", SAMPLE, "--only", "lj-fw-9"},
            new String[] {"status", SAMPLE, "--identity", "/none"},
            new String[] {"plan", SAMPLE, "--firewall", "x"})) {
      Call call = call(arguments);
      assertThat(call.code()).as(String.join(" ", arguments)).isEqualTo(2);
      assertThat(call.err().lines()).hasSize(1);
      assertThat(call.out()).isEmpty();
    }
  }

  @Test
  void aPasswordIsTheFirstLineOfTheInput() throws Exception {
    byte[] input = "gehe1m ä\nmore\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Logins.read(new ByteArrayInputStream(input))).hasToString("(secret)");
  }
}

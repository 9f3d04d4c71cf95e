package org.twinkeep.install.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.twinkeep.install.ssh.Remote;

final class AnswerTest {

  private static Answer answer(int status, String... lines) {
    return Answer.of(new Remote.Reply(status, String.join("\n", lines), "from stderr\n"));
  }

  @Test
  void keepsOrderAndRepetition() {
    Answer answer = answer(0, "vip=a", "noise", "vip=b=c", "n=12");
    assertThat(answer.values("vip")).containsExactly("a", "b=c");
    assertThat(answer.number("n")).contains(12L);
    assertThat(answer.number("vip")).isEmpty();
    assertThat(answer.noise()).isEqualTo("from stderr\nnoise\n");
    assertThat(answer.refusal()).isEmpty();
  }

  @Test
  void aRefusalHasItsReasonAlsoWhereTheProgramGaveNone() {
    assertThat(answer(1, "error=check", "message=no", "detail=line 3: bad").refusal())
        .contains(new Answer.Refusal("check", "no", List.of("line 3: bad")));
    assertThat(answer(2).refusal().orElseThrow().details()).containsExactly("from stderr");
    assertThat(answer(0, "error=late", "message=x").refusal()).isPresent();
  }

  @Test
  void readsFacts() {
    Instant now = Instant.ofEpochSecond(1_700_000_000);
    NodeFacts facts =
        NodeFacts.of(
                answer(
                    0,
                    "format=1",
                    "hostname=lj-fw-1",
                    "os.PRETTY_NAME=Debian GNU/Linux 12 (bookworm)",
                    "init=systemd",
                    "now=1700000060.500000000",
                    "tool.nft=1.0.6",
                    "package.keepalived=absent",
                    "package.nftables=installed",
                    "package.x=unknown",
                    "disk./etc=1000",
                    "interface=eth0 up 192.0.2.2/24 fe80::1/64",
                    "interface=eth1 down",
                    "foreign.v4=3",
                    "foreign.nft=inet docker",
                    "service=ufw inactive enabled",
                    "generation=007",
                    "pending=008",
                    "pending.phase=applied",
                    "pending.left=12",
                    "outcome=rolled-back 006 1699999999 not confirmed in time",
                    "vrrp=outside MASTER 1699990000",
                    "sync.eth2=down",
                    "vip=192.0.2.1/24"),
                now,
                now.plusSeconds(1))
            .orElseThrow();
    assertThat(facts.clockAhead()).isEqualTo(Duration.ofSeconds(60));
    assertThat(facts.packages()).containsEntry("keepalived", false).containsEntry("nftables", true);
    assertThat(facts.packages()).doesNotContainKey("x");
    assertThat(facts.interfaces())
        .containsEntry("eth0", List.of("192.0.2.2/24", "fe80::1/64"))
        .containsEntry("eth1", List.of());
    assertThat(facts.foreign()).containsEntry("v4", 3L);
    assertThat(facts.foreignTables()).containsExactly("inet docker");
    assertThat(facts.services()).containsEntry("ufw", "inactive enabled");
    assertThat(facts.state().isMaster()).isTrue();
    assertThat(facts.state().syncLinks()).containsExactly(Map.entry("eth2", false));
    assertThat(facts.state().pending()).contains(new NodeStatus.Pending("008", "applied", 12));
    assertThat(facts.state().outcome().orElseThrow().reason()).isEqualTo("not confirmed in time");
  }

  @Test
  void anAnswerOfSomethingElseIsNotUnderstood() {
    assertThat(NodeFacts.of(answer(0, "Welcome!"), Instant.EPOCH, Instant.EPOCH)).isEmpty();
  }

  @Property(tries = 200)
  void noAnswerCanMakeTheReadersFail(@ForAll List<String> values) {
    StringBuilder text = new StringBuilder("format=1\n");
    String[] keys = {
      "now",
      "interface",
      "service",
      "vrrp",
      "outcome",
      "pending",
      "pending.left",
      "disk./",
      "tool.x",
      "foreign.v4",
      "unit.k",
      "kernel.v4",
      "package.p",
      "conntrack.count",
      "sync.e"
    };
    for (int i = 0; i < values.size(); i++) {
      text.append(keys[i % keys.length]).append('=').append(values.get(i)).append('\n');
    }
    Answer answer = Answer.of(new Remote.Reply(0, text.toString(), ""));
    assertThat(NodeFacts.of(answer, Instant.EPOCH, Instant.EPOCH)).isPresent();
  }
}

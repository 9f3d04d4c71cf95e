package org.twinkeep.ui.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.diagram.NodeState.Standing;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

final class StatesOfTest {

  private static final Id FIRST = Id.of("lj-fw-1");
  private static final Id SECOND = Id.of("lj-fw-2");
  private static final String MASTER =
      """
      generation=003
      vrrp=outside MASTER 1700000000
      vrrp=inside MASTER 1700000000
      vip=192.168.1.1/24
      vip=10.1.1.1/24
      vip=192.168.1.10/32
      conntrack.count=812
      conntrack.max=262144
      conntrackd.internal=790
      conntrackd.external=3
      sync.eth2=up
      unit.keepalived=active enabled
      unit.conntrackd=active enabled
      kernel.nft=same
      """;
  private static final String BACKUP =
      """
      generation=003
      vrrp=outside BACKUP 1700086300
      vrrp=inside BACKUP 1700086300
      conntrackd.internal=3
      conntrackd.external=785
      sync.eth2=up
      unit.keepalived=active enabled
      unit.conntrackd=active enabled
      kernel.nft=same
      """;

  private static Asked answer(String node, String text) {
    NodeStatus status = NodeStatus.of(Answer.of(new Remote.Reply(0, text, "")));
    return new Asked(node, Optional.of(status), Optional.empty());
  }

  /** Asked at 22:15:00 UTC on 15 November 2023; 1700086300 was 100 s before. */
  private static Map<Id, NodeState> states(Asked... answers) {
    return new StatesOf(Instant.ofEpochSecond(1_700_086_500), ZoneOffset.UTC)
        .of(ArticlePair.project().firewalls().getFirst(), List.of(answers));
  }

  @Test
  void saysWhoIsMasterSinceWhenAndWhatItHolds() {
    Map<Id, NodeState> states = states(answer("lj-fw-1", MASTER), answer("lj-fw-2", BACKUP));
    assertThat(states.get(FIRST).title()).isEqualTo("● MASTER since 14 Nov 2023 22:13");
    assertThat(states.get(FIRST).body())
        .containsExactly(
            "holds 192.168.1.1, 10.1.1.1 + 1",
            "state sync: 790 told, 3 heard",
            "generation 003, unchanged",
            "asked 22:15:00");
    assertThat(states.get(FIRST).details())
        .contains("holds 192.168.1.10/32", "812 of 262144 connections");
    assertThat(states.get(SECOND).title()).isEqualTo("○ BACKUP since 22:11:40");
    assertThat(states.get(SECOND).body()).contains("holds no virtual address");
  }

  @Test
  void tellsDriftAndWhatIsWrong() {
    String changed = MASTER.replace("kernel.nft=same", "kernel.nft=changed\ndrift=a file changed");
    String cut = BACKUP.replace("sync.eth2=up", "sync.eth2=down");
    Map<Id, NodeState> states = states(answer("lj-fw-1", changed), answer("lj-fw-2", cut));
    assertThat(states.get(FIRST).body()).contains("generation 003, 2 things changed");
    assertThat(states.get(SECOND).body()).startsWith("1 warning").contains("state sync: link down");
    assertThat(states.get(SECOND).warnings().getFirst()).contains("eth2 has no carrier");
  }

  @Test
  void aSilentSyncLinkIsWarnedOf() {
    Map<Id, NodeState> states =
        states(answer("lj-fw-1", MASTER), answer("lj-fw-2", BACKUP + "conntrackd.heard=no\n"));
    assertThat(states.get(SECOND).body())
        .startsWith("1 warning")
        .contains("state sync: hears nothing");
    assertThat(states.get(SECOND).warnings().getFirst()).contains("a switch that does not forward");
    assertThat(states.get(FIRST).warnings()).isEmpty();
  }

  @Test
  void twoMastersAreWarnedOf() {
    Map<Id, NodeState> states = states(answer("lj-fw-1", MASTER), answer("lj-fw-2", MASTER));
    assertThat(states.get(FIRST).warnings().getFirst()).contains("split brain");
  }

  @Test
  void instancesThatDoNotAgreeAreNotCalledMaster() {
    NodeState divided =
        states(answer("lj-fw-1", MASTER.replace("inside MASTER", "inside BACKUP"))).get(FIRST);
    assertThat(divided.standing()).isEqualTo(Standing.DIVIDED);
    assertThat(divided.details()).contains("inside: BACKUP");
    NodeState fault =
        states(answer("lj-fw-1", MASTER.replace("inside MASTER", "inside FAULT"))).get(FIRST);
    assertThat(fault.standing()).isEqualTo(Standing.FAULT);
    assertThat(fault.title()).startsWith("✕ FAULT");
  }

  @Test
  void aNodeThatWasNotReachedSaysSoAndWhy() {
    Asked silent =
        new Asked(
            "lj-fw-2",
            Optional.empty(),
            Optional.of(
                Problem.error("node.x", Place.named("lj-fw-2"), "It is silent.", "Wake it.")));
    NodeState state = states(answer("lj-fw-1", MASTER), silent).get(SECOND);
    assertThat(state.title()).isEqualTo("✕ not reached");
    assertThat(state.details()).contains("It is silent. Wake it.");
  }

  @Test
  void nothingIsSaidOfNodesThatWereNotAsked() {
    assertThat(states(answer("lj-fw-1", MASTER))).containsOnlyKeys(FIRST);
    NodeState bare = states(answer("lj-fw-1", "generation=\n")).get(FIRST);
    assertThat(bare.title()).isEqualTo("○ answers");
    assertThat(bare.body()).containsExactly("nothing installed", "asked 22:15:00");
  }
}

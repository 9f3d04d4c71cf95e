package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

final class ClusterHealthTest {

  private static final List<String> RUNS =
      List.of("unit.keepalived=active enabled", "unit.conntrackd=active enabled", "sync.eth2=up");

  private static Asked node(String name, List<String> base, String... more) {
    List<String> lines = new ArrayList<>(base);
    lines.addAll(Arrays.asList(more));
    NodeStatus status =
        NodeStatus.of(Answer.of(new Remote.Reply(0, String.join("\n", lines) + "\n", "")));
    return new Asked(name, Optional.of(status), Optional.empty());
  }

  private static Asked master(String... more) {
    return node("a", RUNS, with("vrrp=out MASTER 1", more));
  }

  private static Asked backup(String... more) {
    return node("b", RUNS, with("vrrp=out BACKUP 1", more));
  }

  private static String[] with(String first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private static List<String> problems(Asked... nodes) {
    return ClusterHealth.of(List.of(nodes)).stream()
        .map(p -> p.severity() + " " + p.id() + " " + p.place())
        .toList();
  }

  @Test
  void aSoundPairHasNone() {
    assertThat(
            problems(
                master("conntrackd.internal=1000", "conntrackd.external=0"),
                backup("conntrackd.internal=0", "conntrackd.external=990")))
        .isEmpty();
  }

  @Test
  void aSingleFirewallHasNone() {
    assertThat(problems(node("gate", List.of("unit.keepalived=inactive absent")))).isEmpty();
  }

  @Test
  void twoMastersAreNamed() {
    Asked second = node("b", RUNS, "vrrp=out MASTER 2");
    assertThat(problems(master(), second)).containsExactly("ERROR cluster.split-brain a");
    assertThat(ClusterHealth.of(List.of(master(), second)).getFirst().message())
        .contains("a and b are master");
  }

  @Test
  void noMasterIsSaidOnlyWhenAllWereAsked() {
    Asked gone =
        new Asked(
            "c", Optional.empty(), Optional.of(Problem.error("x", Place.named("c"), "no", "do")));
    assertThat(problems(backup())).containsExactly("ERROR cluster.no-master b");
    assertThat(problems(backup(), gone)).isEmpty();
  }

  @Test
  void aDeadDaemonIsSaid() {
    List<String> down =
        List.of(
            "unit.keepalived=inactive enabled", "unit.conntrackd=inactive enabled", "sync.eth2=up");
    assertThat(problems(master(), node("b", down, "vrrp=out STOPPED 0")))
        .containsExactly("WARNING cluster.conntrackd-down b", "WARNING cluster.keepalived-down b");
  }

  @Test
  void withoutStateSyncConntrackdNeedNotRun() {
    List<String> alone = List.of("unit.keepalived=active enabled");
    assertThat(problems(node("a", alone, "vrrp=out MASTER 1"), backup())).isEmpty();
  }

  @Test
  void aSyncLinkWithoutCarrierIsSaid() {
    assertThat(problems(node("a", RUNS, "vrrp=out MASTER 1", "sync.eth2=down"), backup()))
        .containsExactly("WARNING cluster.sync-link-down a");
    Asked oneOfTwo = node("a", RUNS, "vrrp=out MASTER 1", "sync.eth3=down");
    assertThat(ClusterHealth.of(List.of(oneOfTwo, backup())).getFirst().message())
        .contains("eth3 has no carrier; states go over the other link");
  }

  @Test
  void aSyncLinkOverWhichNothingComesIsSaidInsteadOfTheLag() {
    Asked master = master("conntrackd.internal=1000", "conntrackd.heard=yes");
    Asked silent = backup("conntrackd.external=0", "conntrackd.heard=no");
    assertThat(problems(master, silent)).containsExactly("WARNING cluster.sync-silent b");
    assertThat(ClusterHealth.of(List.of(master, silent)).getFirst().message())
        .contains("eth2 has a carrier, but nothing");
    assertThat(problems(master, backup("conntrackd.external=990", "conntrackd.heard=yes")))
        .isEmpty();
  }

  @Test
  void silenceIsNoNewsWhereNobodyIsThereToBeHeard() {
    Asked gone =
        new Asked(
            "c", Optional.empty(), Optional.of(Problem.error("x", Place.named("c"), "no", "do")));
    assertThat(problems(master("conntrackd.heard=no"), gone)).isEmpty();
    List<String> down =
        List.of(
            "unit.keepalived=active enabled", "unit.conntrackd=inactive enabled", "sync.eth2=up");
    assertThat(problems(master("conntrackd.heard=no"), node("b", down, "vrrp=out BACKUP 1")))
        .containsExactly("WARNING cluster.conntrackd-down b");
    assertThat(
            problems(
                node("a", RUNS, "vrrp=out MASTER 1", "sync.eth2=down", "conntrackd.heard=no"),
                backup("conntrackd.heard=no")))
        .as("without a carrier that is said, for whichever node it is")
        .containsExactly("WARNING cluster.sync-link-down a");
  }

  @Test
  void aBackupWithoutTheMastersStatesIsSaid() {
    assertThat(problems(master("conntrackd.internal=1000"), backup("conntrackd.external=700")))
        .containsExactly("WARNING cluster.sync-behind b");
    assertThat(problems(master("conntrackd.internal=40"), backup("conntrackd.external=0")))
        .isEmpty();
  }
}

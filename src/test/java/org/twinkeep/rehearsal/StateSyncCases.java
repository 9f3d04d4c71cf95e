package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.problem.Problem;
import org.twinkeep.rehearsal.LabHost.Flows;
import org.twinkeep.rehearsal.probe.Transport;

/** What happens to the states' way to the backup does not happen to the traffic. */
@ExtendWith(LabExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StateSyncCases {

  private static final long UNNOTICED_MILLIS = 300;
  private static final long FAILURE_MILLIS = 800;

  /** The states of all entries go into the kernel before the streams' own are all there. */
  private static final long FULL_TABLE_MILLIS = 1200;

  private final Backend backend;
  private LabPair pair;
  private Traffic traffic;

  StateSyncCases(Backend backend) {
    this.backend = backend;
  }

  @BeforeAll
  void install(Lab lab) throws Exception {
    pair = LabPair.on(lab, backend);
    traffic = Traffic.open(lab);
    pair.awaitReady(pair.master(), pair.backup(), traffic.states());
    traffic.mark();
  }

  @Test
  @Order(1)
  void conntrackdDiesAndTheNextHandOverKeepsAllConnections() throws Exception {
    LabNode master = pair.master();
    LabNode backup = pair.backup();
    for (LabNode node : List.of(master, backup)) {
      node.sh("pkill -9 conntrackd");
      LabPair.await(
          () -> node.exec("systemctl", "is-active", "-q", "conntrackd").ok(),
          "conntrackd on " + node);
      pair.awaitReady(master, backup, traffic.states());
      traffic.assertAllLive("conntrackd of " + node + " killed", UNNOTICED_MILLIS);
    }
    loseMaster("power off after conntrackd was killed on both", FAILURE_MILLIS);
  }

  @Test
  @Order(2)
  void aCutSyncLinkIsSaidAndWhatWasMissedIsMadeUpFor(Lab lab) throws Exception {
    LabNode master = pair.master();
    LabNode backup = pair.backup();
    String before = LabPair.stateLine(master);
    backup.cutCable("eth2");
    Flows opened =
        lab.client().open("meanwhile", Transport.TCP, 50, Traffic.SERVER, Traffic.PORT, 100);
    traffic.add("opened while the sync link was cut", opened);
    LabPair.await(() -> ids().equals(List.of("cluster.sync-link-down")), "the status to say it");
    traffic.assertAllLive("sync link cut", UNNOTICED_MILLIS);
    assertThat(LabPair.stateLine(master)).isEqualTo(before);
    pair.assertOnlyHolder(master, backup);

    backup.plugCable("eth2");
    pair.awaitReady(master, backup, traffic.states());
    LabPair.await(() -> pair.health().isEmpty(), "a sound pair");
    loseMaster("power off after the sync link was cut", FAILURE_MILLIS);
  }

  /** A switch that does not forward the group: carrier everywhere, and no state arrives. */
  @Test
  @Order(3)
  void aSilentSyncLinkIsSaid() throws Exception {
    LabNode backup = pair.backup();
    String before = LabPair.stateLine(pair.master());
    backup.sh(
        "nft 'add table netdev silent; add chain netdev silent in"
            + " { type filter hook ingress device eth2 priority 0; policy drop; }'");
    LabPair.await(
        () -> ids().equals(List.of("cluster.sync-silent")), "the status to say that it is silent");
    assertThat(pair.health().getFirst().place().text()).isEqualTo(backup.name());
    assertThat(LabPair.stateLine(pair.master())).isEqualTo(before);
    traffic.assertAllLive("sync link silent", UNNOTICED_MILLIS);
    backup.sh("nft delete table netdev silent");
    pair.awaitReady(pair.master(), backup, traffic.states());
    LabPair.await(() -> pair.health().isEmpty(), "a sound pair");
  }

  private List<String> ids() throws Exception {
    return pair.health().stream().map(Problem::id).toList();
  }

  /**
   * While the states go into the kernel, packets of connections come that it does not know yet: no
   * answer to them may end a connection.
   */
  @Test
  @Order(4)
  void aFullTableIsTakenOverWithoutEndingAnything(Lab lab) throws Exception {
    Scatter.from(lab.client(), Traffic.SERVER, 50);
    LabPair.await(
        () -> pair.status(pair.backup()).externalStates().orElse(0) >= 50_000 + traffic.states(),
        "50,000 states on the backup");
    loseMaster("power off with 50,000 states", FULL_TABLE_MILLIS);
  }

  private void loseMaster(String event, long mostMillis) throws Exception {
    LabNode from = pair.master();
    LabNode to = pair.backup();
    traffic.mark();
    from.powerOff();
    pair.awaitMaster(to);
    traffic.assertAllLive(event, mostMillis);
    from.boot();
    pair.awaitReady(to, from, traffic.states());
  }
}

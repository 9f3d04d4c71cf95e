package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.problem.Problem;

/** Two masters for a while: it is said, and nobody loses a connection when they agree again. */
@ExtendWith(LabExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SplitBrainCases {

  private final Backend backend;

  /** How long both are master at least. */
  private static final long SPLIT_MILLIS = 6000;

  private static final long HEALED_MILLIS = 1000;

  private static final String DEAFEN =
      """
      nft add table inet cut
      nft 'add chain inet cut in { type filter hook input priority -500; }'
      nft add rule inet cut in meta l4proto 112 drop
      """;

  SplitBrainCases(Backend backend) {
    this.backend = backend;
  }

  @Test
  void everyConnectionOutlivesTwoMasters(Lab lab) throws Exception {
    LabPair pair = LabPair.on(lab, backend);
    Traffic traffic = Traffic.open(lab);
    LabNode one = lab.node(1);
    LabNode two = lab.node(2);
    pair.awaitReady(one, two, traffic.states());
    traffic.mark();

    for (LabNode node : lab.nodes()) {
      node.sh(DEAFEN);
    }
    pair.awaitMaster(two);
    assertThat(pair.isMaster(one)).isTrue();
    assertThat(pair.health()).extracting(Problem::id).contains("cluster.split-brain");
    Thread.sleep(SPLIT_MILLIS);
    for (LabNode node : lab.nodes()) {
      node.sh("nft delete table inet cut");
    }
    pair.awaitReady(one, two, 0);
    traffic.assertAllLive("two masters for 6 s, healed", HEALED_MILLIS);
    assertThat(one.sh("journalctl -q -t twinkeep -o cat")).contains("SPLIT BRAIN");

    pair.awaitReady(one, two, traffic.states());
    assertThat(pair.health()).isEqualTo(List.of());
    traffic.mark();
    one.powerOff();
    pair.awaitMaster(two);
    traffic.assertAllLive("power off after two masters", 800);
  }
}

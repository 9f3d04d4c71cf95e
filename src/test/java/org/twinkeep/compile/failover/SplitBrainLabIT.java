package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinkeep.compile.failover.LabPair.assertOnlyHolder;
import static org.twinkeep.compile.failover.LabPair.awaitMaster;
import static org.twinkeep.compile.failover.LabPair.awaitState;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.rehearsal.Lab;
import org.twinkeep.rehearsal.LabExtension;
import org.twinkeep.rehearsal.LabNode;
import org.twinkeep.rehearsal.LabOptions;

/** Two masters for a while, and a change of configuration: nobody notices either. */
@ExtendWith(LabExtension.class)
final class SplitBrainLabIT {

  private static final String DEAFEN =
      """
      nft add table inet cut
      nft 'add chain inet cut in { type filter hook input priority -500; }'
      nft add rule inet cut in meta l4proto 112 drop
      """;

  @Test
  void connectionsOutliveTwoMasters(Lab lab) throws Exception {
    lab.reset(LabOptions.pair());
    LabPair pair = new LabPair(lab, Backend.NFTABLES);
    pair.start();
    for (LabNode node : List.of(pair.one, pair.two)) {
      node.sh(DEAFEN);
    }
    awaitMaster(pair.two);
    assertThat(pair.one.addresses("eth0")).contains(LabPair.ADVERTISED);
    Thread.sleep(6000);
    for (LabNode node : List.of(pair.one, pair.two)) {
      node.sh("nft delete table inet cut");
    }
    awaitState(pair.two, "backup");
    pair.assertAllLive("two masters healed", 1000);
    assertOnlyHolder(pair.one, pair.two);
    assertThat(pair.one.sh("journalctl -q -t twinkeep -o cat")).contains("SPLIT BRAIN");
  }

  @Test
  void aPublishedAddressGoesWithItsRuleAndNothingElseMoves(Lab lab) throws Exception {
    lab.reset(LabOptions.pair());
    LabPair pair = new LabPair(lab, Backend.IPTABLES);
    pair.start();
    String before = pair.one.sh("cat /run/twinkeep/state");
    pair.unpublish(pair.two, pair.one);
    pair.assertAllLive("rule removed", 300);
    assertThat(pair.one.sh("cat /run/twinkeep/state")).isEqualTo(before);
    assertThat(pair.one.addresses("eth0"))
        .contains(LabPair.ADVERTISED)
        .doesNotContain(LabPair.PUBLISHED);
    assertThat(pair.two.addresses("eth0")).doesNotContain(LabPair.ADVERTISED, LabPair.PUBLISHED);
    pair.one.powerOff();
    awaitMaster(pair.two);
    pair.assertAllLive("power off", 800);
  }
}

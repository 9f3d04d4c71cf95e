package org.twinkeep.rehearsal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Project;
import org.twinkeep.rehearsal.LabPair.Holding;
import org.twinkeep.samples.Pairs;

/**
 * With virtual hardware addresses packets come in by interfaces that keepalived makes: the rules
 * hold there too.
 */
@ExtendWith(LabExtension.class)
final class VirtualMacLabIT {

  @Test
  void trafficPassesAndOutlivesTheMaster(Lab lab) throws Exception {
    Project project =
        Pairs.cluster(
            LabPair.publishing(lab, Backend.IPTABLES),
            c -> c.withFailover(c.failover().withVirtualMac(true)));
    LabPair pair = LabPair.on(lab, project, Holding.VIRTUAL_MAC);
    Traffic traffic = Traffic.open(lab);
    LabNode one = lab.node(1);
    LabNode two = lab.node(2);
    pair.awaitReady(one, two, traffic.states());
    traffic.mark();
    one.powerOff();
    pair.awaitMaster(two);
    traffic.assertAllLive("virtual MAC, power off", 800);
    one.boot();
    pair.awaitReady(two, one, traffic.states());
    pair.switchOver();
    traffic.assertAllLive("virtual MAC, planned switch-over", 500);
    pair.assertOnlyHolder(one, two);
  }
}

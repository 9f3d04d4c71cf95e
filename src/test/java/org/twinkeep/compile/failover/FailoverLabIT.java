package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinkeep.compile.failover.LabPair.assertOnlyHolder;
import static org.twinkeep.compile.failover.LabPair.assertReady;
import static org.twinkeep.compile.failover.LabPair.awaitMaster;
import static org.twinkeep.compile.failover.LabPair.awaitState;
import static org.twinkeep.compile.failover.LabPair.awaitStates;
import static org.twinkeep.compile.failover.LabPair.awaitUnit;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.rehearsal.Lab;
import org.twinkeep.rehearsal.LabExtension;
import org.twinkeep.rehearsal.LabNode;
import org.twinkeep.rehearsal.LabOptions;

/**
 * The generated files on two booted nodes: whatever happens to the master, the other takes over and
 * every connection lives.
 */
@ExtendWith(LabExtension.class)
final class FailoverLabIT {

  @ParameterizedTest
  @EnumSource(Backend.class)
  void connectionsOutliveTheMaster(Backend backend, Lab lab) throws Exception {
    lab.reset(LabOptions.pair());
    LabPair pair = new LabPair(lab, backend);
    LabNode one = pair.one;
    LabNode two = pair.two;
    pair.start();

    one.powerOff();
    awaitMaster(two);
    pair.assertAllLive("power off", 800);
    one.boot();
    awaitState(one, "backup");
    assertReady(one);
    awaitStates(one);
    assertOnlyHolder(two, one);
    pair.assertAllLive("back as backup", 300);

    two.sh("systemctl stop keepalived");
    awaitMaster(one);
    two.sh("systemctl start keepalived");
    awaitState(two, "backup");
    pair.assertAllLive("planned switch-over", 300);

    one.cutCable("eth1");
    awaitMaster(two);
    pair.assertAllLive("inside cable cut", 1000);
    one.plugCable("eth1");
    awaitState(one, "backup");

    two.sh("pkill -9 keepalived");
    Thread.sleep(4000);
    boolean twoHolds = two.addresses("eth0").contains(LabPair.ADVERTISED);
    LabNode master = twoHolds ? two : one;
    LabNode backup = twoHolds ? one : two;
    assertOnlyHolder(master, backup);
    pair.assertAllLive("keepalived killed", 1000);

    master.sh("pkill -9 conntrackd");
    awaitUnit(master, "conntrackd");
    backup.sh("pkill -9 conntrackd");
    awaitUnit(backup, "conntrackd");
    awaitStates(backup);
    pair.assertAllLive("conntrackd killed", 300);
    master.reboot();
    awaitMaster(backup);
    pair.assertAllLive("reboot", 1000);
    awaitState(master, "backup");
    assertReady(master);

    pair.breakRuleset(master);
    master.reboot();
    master.awaitSsh(LabPair.SOON);
    String forwarding = "/proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv6/conf/all/forwarding";
    assertThat(master.sh("cat " + forwarding)).isEqualTo("0\n0");
    assertThat(master.exec("systemctl", "is-active", "-q", "keepalived").ok()).isFalse();
    assertOnlyHolder(backup, master);
    pair.assertAllLive("broken rules on the backup", 300);
  }
}

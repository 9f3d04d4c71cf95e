package org.twinkeep.rehearsal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.model.FirewallSettings.Backend;

/** Whatever happens to the master, the other takes over and every connection lives. */
@ExtendWith(LabExtension.class)
final class FailoverLabIT {

  /** What a power failure may cost with the settings of new clusters. */
  private static final long FAILURE_MILLIS = 800;

  /** The master says good-bye: nobody waits. */
  private static final long PLANNED_MILLIS = 300;

  /** Each hand-over shows as well that the node that came back before it had caught up. */
  @Test
  void connectionsOutliveTenHandOversInARow(Lab lab) throws Exception {
    LabPair pair = LabPair.on(lab, Backend.NFTABLES);
    Traffic traffic = Traffic.open(lab);
    HandOvers events = new HandOvers(pair, traffic);
    pair.awaitReady(lab.node(1), lab.node(2), traffic.states());
    traffic.mark();
    traffic.assertAllLive("before", PLANNED_MILLIS);

    events.powerOff();
    events.planned();
    events.cableCut("eth1");
    events.interfaceDown("eth0");
    events.keepalivedKilled();

    pair.install(LabPair.publishing(lab, Backend.IPTABLES));
    traffic.assertAllLive("iptables instead of nftables", PLANNED_MILLIS);
    pair.awaitReady(pair.master(), pair.backup(), traffic.states());

    events.powerOff();
    events.reboot();
    events.cableCut("eth0");
    events.interfaceDown("eth1");
    events.powerOff();
  }

  /** Ways in which a master goes, and comes back as backup. */
  private record HandOvers(LabPair pair, Traffic traffic) {

    void powerOff() throws Exception {
      LabNode master = pair.master();
      run("power off", FAILURE_MILLIS, master::powerOff, master::boot);
    }

    void planned() throws Exception {
      LabNode master = pair.master();
      run(
          "planned switch-over",
          PLANNED_MILLIS,
          () -> master.sh("systemctl stop keepalived"),
          () -> master.sh("systemctl start keepalived"));
    }

    void cableCut(String name) throws Exception {
      LabNode master = pair.master();
      run(
          "cable of " + name + " cut",
          FAILURE_MILLIS,
          () -> master.cutCable(name),
          () -> master.plugCable(name));
    }

    void interfaceDown(String name) throws Exception {
      LabNode master = pair.master();
      run(
          name + " down",
          FAILURE_MILLIS,
          () -> master.sh("ip link set " + name + " down"),
          () -> master.sh("ip link set " + name + " up"));
    }

    void keepalivedKilled() throws Exception {
      LabNode master = pair.master();
      run("keepalived killed", FAILURE_MILLIS, () -> master.sh("pkill -9 keepalived"), () -> {});
    }

    void reboot() throws Exception {
      LabNode master = pair.master();
      run("reboot", PLANNED_MILLIS, master::reboot, () -> {});
    }

    private void run(String cause, long mostMillis, Step fail, Step mend) throws Exception {
      LabNode from = pair.master();
      LabNode to = pair.backup();
      String event = from + ", " + cause;
      traffic.mark();
      fail.run();
      pair.awaitMaster(to);
      traffic.assertAllLive(event, mostMillis);
      mend.run();
      pair.awaitReady(to, from, traffic.states());
      traffic.assertAllLive(event + ", back as backup", PLANNED_MILLIS);
    }

    /** What may fail, without a result. */
    private interface Step {
      void run() throws Exception;
    }
  }
}

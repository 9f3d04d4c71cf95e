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
import org.twinkeep.model.Project;
import org.twinkeep.samples.Pairs;

/** An address that only a NAT rule speaks of comes with the rule, goes with it, and moves. */
@ExtendWith(LabExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PublishedAddressCases {

  private static final long UNNOTICED_MILLIS = 300;

  private final Backend backend;
  private LabPair pair;
  private Traffic traffic;

  PublishedAddressCases(Backend backend) {
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
  void onlyTheMasterAnswersForIt(Lab lab) throws Exception {
    pair.assertOnlyHolder(pair.master(), pair.backup());
    assertThat(answerers(lab)).containsExactly(hardwareAddress(pair.master()));
  }

  @Test
  @Order(2)
  void itMovesWithTheMaster(Lab lab) throws Exception {
    LabNode from = pair.master();
    LabNode to = pair.backup();
    pair.switchOver();
    pair.assertOnlyHolder(to, from);
    assertThat(answerers(lab)).containsExactly(hardwareAddress(to));
    traffic.assertAllLive("planned switch-over", UNNOTICED_MILLIS);
    pair.awaitReady(to, from, traffic.states());
  }

  /** keepalived reloads, conntrackd restarts: no hand-over, and not a packet is lost. */
  @Test
  @Order(3)
  void itGoesWithItsRuleAndNobodyNotices(Lab lab) throws Exception {
    traffic.close("DNAT .10");
    traffic.close("DNAT UDP");
    LabNode master = pair.master();
    LabNode backup = pair.backup();
    List<String> before = List.of(LabPair.stateLine(master), LabPair.stateLine(backup));
    String running = master.sh("systemctl show -p MainPID keepalived");
    traffic.mark();
    pair.install(withoutExpectations(LabPair.plain(lab, backend)));
    traffic.assertNothingLost("rule removed");
    assertThat(List.of(LabPair.stateLine(master), LabPair.stateLine(backup))).isEqualTo(before);
    assertThat(master.sh("systemctl show -p MainPID keepalived")).isEqualTo(running);
    assertThat(pair.isMaster(master)).isTrue();
    for (LabNode node : lab.nodes()) {
      assertThat(node.addresses("eth0")).doesNotContain(LabPair.PUBLISHED);
    }
    assertThat(answerers(lab)).isEmpty();
    LabPair.await(
        () -> pair.status(backup).externalStates().orElse(0) >= traffic.states(),
        "the states on " + backup);
    master.powerOff();
    pair.awaitMaster(backup);
    traffic.assertAllLive("power off after the installation", 800);
  }

  /** Another conntrackd.conf, so that conntrackd is restarted. */
  private static Project withoutExpectations(Project project) {
    return Pairs.cluster(project, c -> c.withStateSync(c.stateSync().withExpectations(false)));
  }

  /** The hardware addresses that answer when somebody outside asks for the address. */
  private static List<String> answerers(Lab lab) throws Exception {
    LabHost server = lab.server();
    host(server, "nft", "add table arp seen");
    try {
      host(server, "nft", "add set arp seen who { type ether_addr; flags dynamic; size 16; }");
      host(server, "nft", "add chain arp seen in { type filter hook input priority 0; }");
      host(
          server,
          "nft",
          "add rule arp seen in arp operation reply arp saddr ip 192.168.1.10"
              + " add @who { arp saddr ether }");
      for (int i = 0; i < 5; i++) {
        server.exec("ip", "neighbour", "delete", "192.168.1.10", "dev", "eth0");
        server.exec("ping", "-n", "-c1", "-W1", "192.168.1.10");
      }
      return host(server, "nft", "list set arp seen who")
          .lines()
          .flatMap(line -> List.of(line.split("[^0-9a-f:]+")).stream())
          .filter(word -> word.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}"))
          .toList();
    } finally {
      host(server, "nft", "delete table arp seen");
    }
  }

  private static String host(LabHost host, String... words) throws Exception {
    Outcome outcome = host.exec(words);
    assertThat(outcome.ok()).as(outcome.complaint()).isTrue();
    return outcome.out();
  }

  private static String hardwareAddress(LabNode node) throws Exception {
    return node.sh("cat /sys/class/net/eth0/address");
  }
}

package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.rehearsal.probe.FlowReport;
import org.twinkeep.rehearsal.probe.Transport;

/**
 * Connections and datagrams through the pair: from the inside (SNATed), from the outside (DNATed to
 * the cluster's address and to one that is on no interface), and IPv6.
 */
final class Traffic {

  static final String SERVER = "192.168.1.100";
  private static final String SERVER6 = "2001:db8:0:1::100";
  private static final String WEB = "10.1.1.100";
  static final int PORT = 5001;

  /** As often as the gaps are to be known. */
  private static final int DATAGRAM_MILLIS = 10;

  private static final int MESSAGE_MILLIS = 100;

  /** A flow that got no answer for a second is not alive; a dead one is found after this. */
  private static final Duration DEAD_BY_NOW = Duration.ofMillis(1500);

  /** TCP sends again after waits that double. */
  private static final Duration RECOVERED = Duration.ofSeconds(10);

  private final Map<String, LabHost.Flows> flows = new LinkedHashMap<>();
  private final Map<String, Long> lostBefore = new LinkedHashMap<>();

  /** Opens 100 SNATed, 100 DNATed and 20 IPv6 connections, and a stream of datagrams of each. */
  static Traffic open(Lab lab) throws Exception {
    LabHost client = lab.client();
    LabHost server = lab.server();
    server.listen(SERVER, PORT);
    server.listen(SERVER6, PORT);
    client.listen(WEB, 80);
    client.listen(WEB, LabPair.PROBE_PORT);
    Traffic traffic = new Traffic();
    traffic.add("SNAT", client.open("snat", Transport.TCP, 100, SERVER, PORT, MESSAGE_MILLIS));
    traffic.add(
        "DNAT .1", server.open("dnat1", Transport.TCP, 50, "192.168.1.1", 80, MESSAGE_MILLIS));
    traffic.add(
        "DNAT .10", server.open("dnat10", Transport.TCP, 50, "192.168.1.10", 80, MESSAGE_MILLIS));
    traffic.add("IPv6", client.open("six", Transport.TCP, 20, SERVER6, PORT, MESSAGE_MILLIS));
    traffic.add("SNAT UDP", client.open("usnat", Transport.UDP, 1, SERVER, PORT, DATAGRAM_MILLIS));
    traffic.add(
        "DNAT UDP",
        server.open(
            "udnat", Transport.UDP, 1, "192.168.1.10", LabPair.PROBE_PORT, DATAGRAM_MILLIS));
    traffic.add("IPv6 UDP", client.open("usix", Transport.UDP, 1, SERVER6, PORT, DATAGRAM_MILLIS));
    return traffic;
  }

  void add(String name, LabHost.Flows opened) {
    flows.put(name, opened);
  }

  void close(String name) throws Exception {
    flows.remove(name).close();
    lostBefore.remove(name);
  }

  /** How many states the pair has of it, at least. */
  long states() throws Exception {
    long all = 0;
    for (LabHost.Flows group : flows.values()) {
      all += group.report().flows();
    }
    return all;
  }

  /** Forgets the gaps and losses so far. */
  void mark() throws Exception {
    for (Map.Entry<String, LabHost.Flows> group : flows.entrySet()) {
      group.getValue().lap();
      if (isDatagrams(group.getKey())) {
        lostBefore.put(group.getKey(), missing(group.getValue()));
      }
    }
  }

  /** All connections live, and each datagram since the mark has been answered. */
  void assertNothingLost(String event) throws Exception {
    Map<String, Long> lost = new LinkedHashMap<>();
    for (Map.Entry<String, Long> before : lostBefore.entrySet()) {
      lost.put(before.getKey(), missing(flows.get(before.getKey())) - before.getValue());
    }
    LabInstall.say(event + ", datagrams lost: " + lost);
    assertThat(lost.values()).as(event + ": " + lost).containsOnly(0L);
    assertAllLive(event, Long.MAX_VALUE);
  }

  /** Datagrams without an answer, but for those that are on their way at the moment. */
  private static long missing(LabHost.Flows datagrams) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      FlowReport report = datagrams.report();
      least = Math.min(least, report.sent() - report.answered());
      Thread.sleep(7);
    }
    return least;
  }

  /**
   * Every flow lives, and no datagrams were missing for longer than this since the last time. TCP
   * sends again at longer and longer intervals; datagrams show the gap itself.
   */
  void assertAllLive(String event, long mostMillis) throws Exception {
    Thread.sleep(DEAD_BY_NOW);
    Instant end = Instant.now().plus(RECOVERED);
    for (Map.Entry<String, LabHost.Flows> group : flows.entrySet()) {
      while (!group.getValue().report().allAlive() && Instant.now().isBefore(end)) {
        Thread.sleep(100);
      }
    }
    Map<String, FlowReport> reports = new LinkedHashMap<>();
    for (Map.Entry<String, LabHost.Flows> group : flows.entrySet()) {
      reports.put(group.getKey(), group.getValue().lap());
    }
    LabInstall.say(event + ": " + summary(reports));
    reports.forEach(
        (name, report) -> {
          assertThat(report.allAlive()).as(event + ", " + name + ": " + report).isTrue();
          if (isDatagrams(name)) {
            assertThat(report.longestGapMillis())
                .as(event + ", " + name + ": " + report)
                .isLessThanOrEqualTo(mostMillis);
          }
        });
  }

  private static boolean isDatagrams(String name) {
    return name.endsWith("UDP");
  }

  /** One line for the log of a run. */
  private static String summary(Map<String, FlowReport> reports) {
    int alive = 0;
    int all = 0;
    long stall = 0;
    long late = 0;
    List<String> gaps = new ArrayList<>();
    for (Map.Entry<String, FlowReport> entry : reports.entrySet()) {
      FlowReport report = entry.getValue();
      late = Math.max(late, report.proberLateMillis());
      if (isDatagrams(entry.getKey())) {
        gaps.add(entry.getKey() + " " + report.longestGapMillis() + " ms");
      } else {
        alive += report.alive();
        all += report.flows();
        stall = Math.max(stall, report.longestGapMillis());
      }
    }
    return "%d of %d connections alive, longest stall %d ms; gaps: %s (prober late by %d ms)"
        .formatted(alive, all, stall, String.join(", ", gaps), late);
  }
}

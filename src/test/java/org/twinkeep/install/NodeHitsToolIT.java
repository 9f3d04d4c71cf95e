package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.install.NodeBox.Answer;
import org.twinkeep.install.node.RuleHits;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.model.FirewallSettings.Backend;

/** Counters outlive the loads that leave their rule as it is, and a roll-back. */
final class NodeHitsToolIT {

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  /** Two rules about packets to the node itself; the second is for another address each time. */
  private String stage(Backend backend, int number) {
    String text =
        switch (backend) {
          case NFTABLES ->
              """
              table inet twinkeep
              delete table inet twinkeep
              table inet twinkeep {
                chain input {
                  type filter hook input priority 0; policy accept;
                  ip daddr 127.0.0.5 counter accept comment "same"
                  ip daddr 127.0.0.%d counter accept comment "other"
                }
              }
              """
                  .formatted(number);
          case IPTABLES ->
              """
              *filter
              :INPUT ACCEPT [0:0]
              :FORWARD DROP [0:0]
              :OUTPUT ACCEPT [0:0]
              -A INPUT -d 127.0.0.5/32 -m comment --comment "same" -j ACCEPT
              -A INPUT -d 127.0.0.%d/32 -m comment --comment "other" -j ACCEPT
              COMMIT
              """
                  .formatted(number);
        };
    String path = "/etc/twinkeep/ruleset." + (backend == Backend.NFTABLES ? "nft" : "v4");
    return box.stage(
        "",
        List.of(file(path, text), file("/etc/twinkeep/stamps", "same 1\nother " + number + "\n")));
  }

  private static BundleFile file(String path, String text) {
    return new BundleFile(path, 0600, ActingService.RULESET, text.lines().map(Line::of).toList());
  }

  private void send(int number, int packets) {
    box.sh("ping -c " + packets + " -i 0.05 -W 1 127.0.0." + number);
  }

  private String hits(String generation) {
    Answer answer = box.good(generation, "hits");
    RuleHits hits =
        RuleHits.of(org.twinkeep.install.node.Answer.of(new Remote.Reply(0, answer.out(), "")));
    return hits.of("same").packets() + " " + hits.of("other").packets();
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void areKeptWhereTheRuleStays(Backend backend) {
    String first = stage(backend, 6);
    box.good(first, "apply " + first + " 60 -");
    box.good(first, "confirm " + first);
    // the answers go to 127.0.0.1, so that each echo is one packet of a rule
    send(5, 3);
    send(6, 2);
    String before = hits(first);
    assertThat(before).isEqualTo("3 2");
    box.good(first, "load");
    assertThat(hits(first)).as("loaded again").isEqualTo("3 2");
    send(5, 1);
    String second = stage(backend, 7);
    box.good(second, "apply " + second + " 60 -");
    assertThat(hits(second)).as("the other rule is a new one").isEqualTo("4 0");
    send(7, 2);
    assertThat(hits(second)).isEqualTo("4 2");
    box.good(second, "rollback");
    assertThat(hits(first)).as("as before the change").isEqualTo("4 2");
    send(5, 1);
    String third = stage(backend, 8);
    box.good(third, "apply " + third + " 60 -");
    box.good(third, "confirm " + third);
    assertThat(hits(third)).isEqualTo("5 0");
  }
}

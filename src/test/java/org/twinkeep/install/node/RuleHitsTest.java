package org.twinkeep.install.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.node.RuleHits.Hits;
import org.twinkeep.install.ssh.Remote;

final class RuleHitsTest {

  /** As the node's program sums up what the lines of its rulesets have counted. */
  private static RuleHits hits(String... lines) {
    String program = NodeProgram.text();
    int from = program.indexOf("\nsum_hits() {");
    String function = program.substring(from, program.indexOf("\n}\n", from) + 3);
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", function + "sum_hits").redirectErrorStream(true).start();
      try (OutputStream in = shell.getOutputStream()) {
        in.write(String.join("\n", lines).concat("\n").getBytes(UTF_8));
      }
      String sums = new String(shell.getInputStream().readAllBytes(), UTF_8);
      return RuleHits.of(
          Answer.of(
              new Remote.Reply(
                  0, sums.lines().map(l -> "hit=" + l + "\n").collect(joining()), "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sumsWhatARuleBecame() {
    RuleHits hits =
        hits(
            "nft - 3 180 input ip saddr 192.0.2.1 counter accept comment \"rule-1\"",
            "nft - 4 240 fwd_d12 ip daddr 192.0.2.7 counter accept comment \"rule-1\"",
            "v6 filter 2 100 FORWARD -s 2001:db8::/32 -m comment --comment rule-1 -j ACCEPT");
    assertThat(hits.of("rule-1")).isEqualTo(new Hits(9, 520));
    assertThat(hits.of("rule-2")).isEqualTo(Hits.NONE);
  }

  @Test
  void theWayToTheVerdictIsNotCounted() {
    RuleHits hits =
        hits(
            "v4 filter 9 9 INPUT -s 192.0.2.0/24 -m comment --comment rule-1 -j in_r1",
            "v4 filter 4 4 in_r1 -p tcp -m comment --comment rule-1 -j RETURN",
            "v4 filter 5 5 in_r1 -m comment --comment rule-1 -j in_r1_a",
            "v4 filter 5 5 in_r1_a -m comment --comment rule-1 -j LOG --log-prefix \"-j DROP counter \"",
            "v4 filter 5 5 in_r1_a -m comment --comment rule-1 -j ACCEPT",
            "nft - 7 7 fwd4_p ip saddr 192.0.2.1 counter jump fwd4_p_n1 comment \"rule-1\"");
    assertThat(hits.of("rule-1")).isEqualTo(new Hits(5, 5));
  }

  @Test
  void branchesAndReturnsOfTheUserAreCounted() {
    RuleHits hits =
        hits(
            "nft - 7 70 forward ip saddr 192.0.2.1 counter jump web_2_fwd comment \"rule-1\"",
            "nft - 3 30 web_2_fwd tcp dport 80 counter return comment \"rule-2\"",
            "v4 filter 4 40 FORWARD -m comment --comment rule-3");
    assertThat(hits.byRule())
        .containsEntry("rule-1", new Hits(7, 70))
        .containsEntry("rule-2", new Hits(3, 30))
        .containsEntry("rule-3", new Hits(4, 40));
  }

  @Test
  void aPacketThatMeetsARuleAtSeveralHooksCountsOnce() {
    RuleHits hits =
        hits(
            "v4 mangle 8 80 FORWARD -m comment --comment rule-1 -j MARK --set-xmark 0x1/0xff",
            "v4 filter 8 80 FORWARD -m comment --comment rule-1 -j ACCEPT",
            "nft - 2 20 nat_prerouting tcp dport 80 counter dnat ip to 192.0.2.1 comment \"nat-1\"",
            "nft - 2 20 nat_postrouting tcp dport 80 counter masquerade comment \"nat-1\"",
            "v4 nat 6 60 POSTROUTING -m comment --comment nat-2 -j MASQUERADE",
            "v4 mangle 5 50 PREROUTING -m comment --comment rule-2 -j TCPMSS --set-mss 1400");
    assertThat(hits.of("rule-1")).isEqualTo(new Hits(8, 80));
    assertThat(hits.of("nat-1")).isEqualTo(new Hits(2, 20));
    assertThat(hits.of("nat-2")).isEqualTo(new Hits(6, 60));
    assertThat(hits.of("rule-2")).isEqualTo(new Hits(5, 50));
  }

  @Test
  void linesThatTranslateInDifferentWordsAreCountedTogether() {
    RuleHits hits =
        hits(
            "nft - 2 20 nat_prerouting tcp dport 80 counter redirect to :3128 comment \"nat-1\"",
            "nft - 3 30 nat_prerouting tcp dport 80 counter dnat ip6 to [2001:db8::2]:3128 comment \"nat-1\"",
            "v4 nat 4 40 POSTROUTING -o eth0 -m comment --comment nat-2 -j SNAT --to-source 192.0.2.1",
            "v4 nat 5 50 POSTROUTING -m comment --comment nat-2 -j MASQUERADE");
    assertThat(hits.of("nat-1")).isEqualTo(new Hits(5, 50));
    assertThat(hits.of("nat-2")).isEqualTo(new Hits(9, 90));
  }

  @Test
  void linesThatAreNoneArePassedOver() {
    assertThat(
            hits("", "x", "nft - a b c d", "nft - 1 1 input counter accept", "v4 f 1 1 X -j")
                .byRule())
        .isEmpty();
  }
}

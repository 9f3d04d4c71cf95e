package org.twinkeep.compile.nftables;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;

/** Every text was given to nft first. */
final class AddedCommandsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flush ruleset",
        "  flush\truleset inet # all",
        "flush \\\n ruleset",
        "table ip x { }; flush ruleset",
        "table ip x {\n chain y {\n }\n} flush ruleset",
        "delete table inet twinkeep",
        "flush table inet twinkeep; table inet twinkeep { }",
        "delete table inet handle 1",
        "delete chain inet twinkeep input",
        "table inet twinkeep {\n flags dormant\n}",
        "add chain inet twinkeep input { policy accept; }",
        "add rule inet twinkeep input accept",
        "insert rule inet twinkeep input tcp dport { 22 } accept; flush ruleset",
        "insert rule inet twinkeep input tcp dport { 22 } accept\nflush ruleset"
      })
  void theRulesetStaysInForce(String text) {
    for (boolean after : new boolean[] {false, true}) {
      assertThatThrownBy(() -> AddedCommands.check(text, after)).isInstanceOf(Unspeakable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# flush ruleset",
        "define ports = { 22, 80 } # flush ruleset\nredefine ports = { 22 }; undefine ports"
      })
  void whatTheKernelDoesNotHearIsTaken(String text) {
    for (boolean after : new boolean[] {false, true}) {
      assertThatCode(() -> AddedCommands.check(text, after)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table ip x { }",
        "# goes on \\\ntable ip x { }",
        "table inet x\ndelete table inet x",
        "table ip x {\n chain y {\n jump z # }\n log prefix \"}; flush ruleset\"\n }\n}",
        "delete table ip filter",
        "flush chain ip twinkeep x",
        "insert rule ip filter DOCKER-USER drop",
        "insert rule ip x y ip saddr 192.0.2.1 drop comment \"inet twinkeep x\"",
        "add element ip x y { 192.0.2.1 }",
        "include \"/etc/nftables.d/mine\""
      })
  void whatARollBackWouldLeaveIsRefused(String text) {
    for (boolean after : new boolean[] {false, true}) {
      assertThatThrownBy(() -> AddedCommands.check(text, after))
          .isInstanceOf(Unspeakable.class)
          .hasMessageContaining("roll-back");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert rule inet twinkeep input tcp dport 22 accept",
        "insert rule inet twinkeep input tcp dport { 22, 80 } accept; # {",
        "add set inet twinkeep mine { type ipv4_addr; }"
      })
  void whatIsPutIntoTheTableStandsBehindIt(String text) {
    assertThatCode(() -> AddedCommands.check(text, true)).doesNotThrowAnyException();
    assertThatThrownBy(() -> AddedCommands.check(text, false)).isInstanceOf(Unspeakable.class);
  }
}

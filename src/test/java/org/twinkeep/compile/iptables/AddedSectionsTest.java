package org.twinkeep.compile.iptables;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;

/** Every text was given to iptables-restore of both kinds first. */
final class AddedSectionsTest {

  private static final String RULE = "\n-A INPUT -j ACCEPT\nCOMMIT\n";

  @ParameterizedTest
  @ValueSource(strings = {"*filter", "* filter", "*\tfilter x", "*nat", "*mangle", "*raw"})
  void aTableOfTheRulesetIsNotEmptied(String table) {
    for (boolean after : new boolean[] {false, true}) {
      assertThatThrownBy(() -> AddedSections.check(table + RULE, false, after))
          .isInstanceOf(Unspeakable.class)
          .hasMessageContaining("empties");
    }
    assertTaken("# " + table, false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# by hand",
        "# -h\n\n",
        "*security\n:mine - [0:0]\n-A INPUT -4 -s 192.0.2.1 -j mine\n-F mine\nCOMMIT",
        "*security\n-A INPUT -m hashlimit --hashlimit-upto 5/s --hashlimit-name x -j DROP\nCOMMIT"
      })
  void whatStandsBesideItIsTaken(String text) {
    for (boolean beside : new boolean[] {false, true}) {
      assertTaken(text, beside, false);
      assertTaken(text, beside, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--he", "-V", "-nV", "--vers", "\"-h\""})
  void theToolReadsToTheEnd(String word) {
    assertRefused("*security\n-A INPUT " + word + "\nCOMMIT", false, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":mine - [0:0]\n[1:2] -A mine -j DROP\n-N other",
        ":INPUT DROP [0:0]",
        "-A mine -j DROP",
        "-I INPUT -p tcp -j DROP",
        " -I INPUT 1 -j mine"
      })
  void chainsOfOthersMayBeAdded(String lines) {
    assertTaken("*filter\n" + lines + "\nCOMMIT", true, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-F",
        " -F INPUT",
        "--flush INPUT",
        "-D INPUT 1",
        "-R INPUT 1 -j ACCEPT",
        "-X tk_input",
        ":tk_input - [0:0]",
        "-I tk_input -j ACCEPT",
        "-I \"tk_input\" -j ACCEPT",
        "-IINPUT -j ACCEPT",
        "-A INPUT -j ACCEPT",
        "[1:2] -A FORWARD -j ACCEPT"
      })
  void chainsOfTheRulesetStayAsTheyAre(String line) {
    assertRefused("*filter\n" + line + "\nCOMMIT", true, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-I INPUT -j DROP", "-A INPUT -j DROP"})
  void whatTheRulesetComesBeforeIsNotTakenForItsBeginning(String line) {
    assertRefused("*filter\n" + line + "\nCOMMIT", true, false);
    assertTaken("*nat\n-A PREROUTING -j DNAT --to 192.0.2.1\nCOMMIT", true, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_001, 20_000})
  void aLineIsReadAtOnce(int length) {
    assertRefused("#" + "x".repeat(length), false, true);
    assertTaken("#" + "x".repeat(9_000), false, true);
  }

  private static void assertRefused(String text, boolean beside, boolean after) {
    assertThatThrownBy(() -> AddedSections.check(text, beside, after))
        .isInstanceOf(Unspeakable.class);
  }

  private static void assertTaken(String text, boolean beside, boolean after) {
    assertThatCode(() -> AddedSections.check(text, beside, after)).doesNotThrowAnyException();
  }
}

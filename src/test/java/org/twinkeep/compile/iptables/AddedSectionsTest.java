package org.twinkeep.compile.iptables;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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
      assertThatThrownBy(() -> new AddedSections(false).check(table + RULE, after))
          .isInstanceOf(Unspeakable.class)
          .hasMessageContaining("empties");
    }
    assertTaken("# " + table, false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*security\n-A INPUT -s 192.0.2.1 -j DROP\nCOMMIT",
        "*security\n:tk__mine - [0:0]\nCOMMIT",
        "*\nCOMMIT"
      })
  void aTableThatARollBackWouldLeaveIsRefused(String text) {
    for (boolean beside : new boolean[] {false, true}) {
      assertRefused(text, beside, false);
      assertRefused(text, beside, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# by hand", "# -h\n\n"})
  void commentsAreTaken(String text) {
    for (boolean beside : new boolean[] {false, true}) {
      assertTaken(text, beside, false);
      assertTaken(text, beside, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--he", "-V", "-nV", "--vers", "\"-h\""})
  void theToolReadsToTheEnd(String word) {
    assertRefused("*filter\n-I tk_input " + word + "\nCOMMIT", true, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":tk__mine - [0:0]\n[1:2] -A tk__mine -j DROP\n-I tk__mine 1 -s 192.0.2.1 -j RETURN",
        ":tk__mine - [0:0]\n-I tk_input -p tcp --dport 22 -j tk__mine",
        "-I tk_forward -p tcp -j DROP",
        " -I tk_output 1 -m hashlimit --hashlimit-upto 5/s --hashlimit-name x -j ACCEPT"
      })
  void whatIsTwinkeepsByItsNameMayBeAdded(String lines) {
    assertTaken("*filter\n" + lines + "\nCOMMIT", true, true);
  }

  @Test
  void aChainBeforeTheRulesetServesBehindIt() throws Unspeakable {
    AddedSections sections = new AddedSections(true);
    sections.check("*filter\n:tk__mine - [0:0]\n-A tk__mine -j DROP\nCOMMIT", false);
    sections.check(
        "*filter\n-A tk__mine -j LOG\n-I tk_input -j tk__mine\nCOMMIT\n*nat\n"
            + "-A tk_postrouting -j LOG\nCOMMIT",
        true);
    assertThatThrownBy(() -> sections.check("*filter\n:tk__mine - [0:0]\nCOMMIT", true))
        .isInstanceOf(Unspeakable.class)
        .hasMessageContaining("twice");
  }

  /** A roll-back does not find them, and the next load adds them again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ":mine - [0:0]",
        ":INPUT DROP [0:0]",
        ":tk_mine - [0:0]",
        ":tk__Mine - [0:0]",
        ":tk__ - [0:0]",
        ": tk__mine - [0:0]",
        "-N tk__mine",
        "-P INPUT DROP",
        "-A tk__not_declared -j DROP",
        "-I INPUT -p tcp -j DROP",
        "-A DOCKER-USER -j DROP",
        "-A mine -j DROP"
      })
  void whatWouldStayIsRefused(String line) {
    assertRefused("*filter\n" + line + "\nCOMMIT", true, true);
    assertRefused("*filter\n" + line + "\nCOMMIT", true, false);
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
        "-A tk_input -j ACCEPT",
        "-A \"tk_input\" -j ACCEPT",
        "-Itk_input -j ACCEPT",
        "-A tk_set_r1 -j ACCEPT",
        "[1:2] -A tk_forward -j ACCEPT"
      })
  void chainsOfTheRulesetStayAsTheyAre(String line) {
    assertRefused("*filter\n" + line + "\nCOMMIT", true, true);
  }

  @Test
  void whatTheRulesetMakesAnewIsNotChangedBeforeIt() {
    assertRefused("*filter\n-I tk_input -j DROP\nCOMMIT", true, false);
    assertRefused("*nat\n-A tk_prerouting -j DNAT --to 192.0.2.1\nCOMMIT", true, false);
    assertTaken("*nat\n-A tk_prerouting -j DNAT --to 192.0.2.1\nCOMMIT", true, true);
  }

  /** The node makes one section of all that a table has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "* filter\nCOMMIT",
        "*filter x\nCOMMIT",
        "*filter",
        "*filter\n*nat\nCOMMIT",
        "*filter\nCOMMIT x"
      })
  void sectionsAreWhole(String text) {
    assertRefused(text, true, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_001, 20_000})
  void aLineIsReadAtOnce(int length) {
    assertRefused("#" + "x".repeat(length), false, true);
    assertTaken("#" + "x".repeat(9_000), false, true);
  }

  private static void assertRefused(String text, boolean beside, boolean after) {
    assertThatThrownBy(() -> new AddedSections(beside).check(text, after))
        .isInstanceOf(Unspeakable.class);
  }

  private static void assertTaken(String text, boolean beside, boolean after) {
    assertThatCode(() -> new AddedSections(beside).check(text, after)).doesNotThrowAnyException();
  }
}

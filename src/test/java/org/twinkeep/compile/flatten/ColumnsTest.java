package org.twinkeep.compile.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.Line;

final class ColumnsTest {

  private static List<String> align(Line... lines) {
    return Columns.align(List.of(lines), " counter ").stream().map(Line::text).toList();
  }

  private static Line of(String rule, String text) {
    return new Line(text, rule);
  }

  @Test
  void theLinesOfOneRuleStandInColumns() {
    assertThat(
            align(
                of("a", "# counter of a"),
                of("a", "tcp counter accept"),
                of("a", "ip saddr x tcp counter accept"),
                of("b", "udp counter drop")))
        .containsExactly(
            "# counter of a",
            "tcp            counter accept",
            "ip saddr x tcp counter accept",
            "udp counter drop");
  }

  @Test
  void blanksWithinQuotesAndLinesOfNobodyStayAsTheyAre() {
    assertThat(
            align(
                of("a", "log prefix \"x counter y\" comment \"a\""),
                of("a", "tcp counter accept"),
                of("", "a counter b"),
                of("", "a long text, a counter b")))
        .containsExactly(
            "log prefix \"x counter y\" comment \"a\"",
            "tcp counter accept",
            "a counter b",
            "a long text, a counter b");
  }

  @Test
  void noGapIsTooWide() {
    String wide = "a ".repeat(40).strip();
    assertThat(align(of("a", "tcp counter accept"), of("a", wide + " counter accept")))
        .containsExactly("tcp counter accept", wide + " counter accept");
  }
}

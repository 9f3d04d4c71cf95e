package org.twinkeep.install.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TextDiffTest {

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(14);
  }

  private static String text(List<String> lines) {
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private static List<String> side(TextDiff diff, char sign) {
    return diff.lines().stream()
        .filter(l -> l.sign() == sign || l.sign() == ' ')
        .map(TextDiff.DiffLine::text)
        .toList();
  }

  @Property
  void holdsBothTexts(@ForAll("texts") List<String> a, @ForAll("texts") List<String> b) {
    TextDiff diff = TextDiff.of(text(a), text(b));
    assertThat(side(diff, '-')).isEqualTo(a);
    assertThat(side(diff, '+')).isEqualTo(b);
    assertThat(diff.isEmpty()).isEqualTo(a.equals(b));
  }

  @Property
  void isTheShortest(@ForAll("texts") List<String> a, @ForAll("texts") List<String> b) {
    TextDiff diff = TextDiff.of(text(a), text(b));
    assertThat(diff.count(' ')).isEqualTo(longestCommon(a, b));
  }

  private static int longestCommon(List<String> a, List<String> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        length[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? length[i - 1][j - 1] + 1
                : Math.max(length[i - 1][j], length[i][j - 1]);
      }
    }
    return length[a.size()][b.size()];
  }

  @Test
  void excerptShowsChangesWithTheLinesAround() {
    TextDiff diff = TextDiff.of("1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\nx\n5\n6\n7\n");
    assertThat(diff.excerpt(1))
        .extracting(TextDiff.DiffLine::toString)
        .containsExactly(" ...", " 3", "-4", "+x", " 5", " ...");
  }

  @Test
  void twoTextsWithoutCommonLinesAreReplaced() {
    String a = "a\n".repeat(4000);
    String b = "b\n".repeat(4000);
    TextDiff diff = TextDiff.of(a, b);
    assertThat(diff.count('-')).isEqualTo(4000);
    assertThat(diff.count('+')).isEqualTo(4000);
  }
}

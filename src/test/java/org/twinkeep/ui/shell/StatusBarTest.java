package org.twinkeep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

final class StatusBarTest {

  private static final Problem NOTE =
      Problem.note("object.unused", Place.named("printer"), "Nothing uses it.", "Delete it.");
  private static final Problem ERROR =
      Problem.error("rule.lost", Place.named("rule"), "It never matches.", "Correct it.");

  @Test
  void countsEveryKindFromTheWorst() {
    assertThat(StatusBar.text(List.of(NOTE, ERROR, NOTE))).isEqualTo("1 error, 2 notes");
  }

  @Test
  void saysNoProblemsOnlyWhenThereIsNone() {
    assertThat(StatusBar.text(List.of(NOTE))).isEqualTo("1 note");
    assertThat(StatusBar.text(List.of())).isEqualTo("No problems");
  }
}

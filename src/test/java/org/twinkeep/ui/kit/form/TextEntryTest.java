package org.twinkeep.ui.kit.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextEntryTest {

  private final List<Integer> written = new ArrayList<>();
  private int value = 7;

  private final TextEntry entry =
      TextEntry.of(
          "Priority",
          "",
          TextEntry.Shape.LINE,
          () -> Integer.toString(value),
          Parser.number(1, 9),
          number -> {
            written.add(number);
            value = number;
          });

  @Test
  void saysWhatIsWrongWhileTypingAndWritesNothing() {
    entry.textProperty().set("12");
    assertThat(entry.problemProperty().get()).isEqualTo("Give a number from 1 to 9.");
    entry.commit();
    assertThat(written).isEmpty();

    entry.revert();
    assertThat(entry.textProperty().get()).isEqualTo("7");
    assertThat(entry.problemProperty().get()).isEmpty();
  }

  @Test
  void writesOnceWhenCommitted() {
    entry.textProperty().set(" 8 ");
    entry.commit();
    entry.commit();

    assertThat(written).containsExactly(8);
    assertThat(entry.textProperty().get()).isEqualTo("8");
  }

  @Test
  void whatIsBeingTypedSurvivesAChangeFromElsewhere() {
    entry.textProperty().set("5");
    value = 9;
    entry.refresh();
    assertThat(entry.textProperty().get()).isEqualTo("5");

    entry.revert();
    value = 3;
    entry.refresh();
    assertThat(entry.textProperty().get()).isEqualTo("3");
  }

  @Test
  void listsMayBeSeparatedByCommasOrLines() {
    assertThat(Parser.number(1, 9).list().parse("1, 2\n3,,")).containsExactly(1, 2, 3);
    assertThat(Parser.number(1, 9).lines().parse("1\n\n 2 ")).containsExactly(1, 2);
    assertThat(Parser.number(1, 9).optional().parse("  ")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Parser.required("a name").parse(" "));
  }
}

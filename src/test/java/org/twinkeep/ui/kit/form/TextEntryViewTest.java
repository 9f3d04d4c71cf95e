package org.twinkeep.ui.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextEntryViewTest {

  @Test
  void countsWhatIsWrapped() {
    assertThat(TextEntryView.rows("", 260)).isEqualTo(2);
    assertThat(TextEntryView.rows("x".repeat(90), 260)).isEqualTo(3);
    assertThat(TextEntryView.rows("x".repeat(90), 0)).isEqualTo(2);
    assertThat(TextEntryView.rows("a\nb\nc\nd", 260)).isEqualTo(4);
    assertThat(TextEntryView.rows("a\n".repeat(99), 260)).isEqualTo(10);
  }
}

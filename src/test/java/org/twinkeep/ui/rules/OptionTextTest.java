package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.model.Mark;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.Per;

final class OptionTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10/s | 10/second, burst 5",
        "10/second per source | 10/second per source, burst 5",
        "3 / min per destination burst 9 | 3/minute per destination, burst 9",
        "1/day, burst 2 | 1/day, burst 2",
      })
  void ratesAreReadAndPrinted(String typed, String printed) {
    assertThat(OptionText.rateProblem(typed)).isEmpty();
    assertThat(OptionText.rate(OptionText.parseRate(typed))).isEqualTo(printed);
    assertThat(OptionText.parseRate(printed)).isEqualTo(OptionText.parseRate(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "0/s", "10/fortnight", "10", "5/s per planet"})
  void nonsenseIsExplained(String typed) {
    assertThat(OptionText.rateProblem(typed)).isPresent();
  }

  @Test
  void emptyMeansNone() {
    assertThat(OptionText.parseRate("")).isEmpty();
    assertThat(OptionText.parseConnections(" ")).isEmpty();
    assertThat(OptionText.parseMark("")).isEmpty();
    assertThat(OptionText.parseMtu("")).isEmpty();
  }

  @Test
  void readsLimitsAndMarks() {
    assertThat(OptionText.parseConnections("20 per source"))
        .contains(new ConnectionLimit(20, Per.SOURCE));
    assertThat(OptionText.parseRate("2/h").orElseThrow().rate().unit()).isEqualTo(Rate.Unit.HOUR);
    assertThat(OptionText.parseMark("0x10/0xff")).contains(new Mark(0x10, 0xff));
    assertThat(OptionText.parseMark("7")).contains(Mark.of(7));
    assertThat(OptionText.markProblem("0x100/0xff")).isPresent();
    assertThat(OptionText.mtuProblem("20")).isPresent();
    assertThat(OptionText.parseMtu("1400")).contains(1400);
    assertThat(OptionText.prefixProblem("x".repeat(30))).isPresent();
  }

  @Test
  void daysAreTypedAsDatesOrFromToday() {
    LocalDate today = LocalDate.of(2026, 11, 22);
    assertThat(DayText.parse("2027-01-31", today)).contains(LocalDate.of(2027, 1, 31));
    assertThat(DayText.parse("+90", today)).contains(LocalDate.of(2027, 2, 20));
    assertThat(DayText.parse("", today)).isEqualTo(Optional.empty());
    assertThat(DayText.problem("31.1.2027", today)).isPresent();
    assertThat(DayText.problem("2027-02-30", today)).isPresent();
  }
}

package org.twinkeep.ui.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as they are typed: {@code 2027-01-31}, {@code +90} for days from today, empty for none. */
final class DayText {

  private DayText() {}

  /** What is wrong with the text, as a sentence. */
  static Optional<String> problem(String text, LocalDate today) {
    try {
      parse(text, today);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("Give a day such as 2027-01-31, or +90 for 90 days from today.");
    }
  }

  /**
   * The day; absent when the text is empty.
   *
   * @throws DateTimeException when it is no day
   */
  static Optional<LocalDate> parse(String text, LocalDate today) {
    String typed = text.strip();
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        typed.matches("\\+[0-9]{1,5}")
            ? today.plusDays(Long.parseLong(typed.substring(1)))
            : LocalDate.parse(typed));
  }
}

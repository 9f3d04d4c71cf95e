package org.twinkeep.ui.kit.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what a user typed to a value. */
@FunctionalInterface
public interface Parser<T> {

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong and how to mend it
   */
  T parse(String text);

  /** Any text, without blanks around it. */
  static Parser<String> text() {
    return String::strip;
  }

  /** Text that must not be empty. */
  static Parser<String> required(String what) {
    return text -> {
      if (text.isBlank()) {
        throw new IllegalArgumentException("Give " + what + ".");
      }
      return text.strip();
    };
  }

  /** A number from {@code least} to {@code most}. */
  static Parser<Integer> number(int least, int most) {
    return text -> {
      String digits = text.strip();
      if (digits.matches("-?[0-9]{1,9}")) {
        int value = Integer.parseInt(digits);
        if (value >= least && value <= most) {
          return value;
        }
      }
      throw new IllegalArgumentException("Give a number from " + least + " to " + most + ".");
    };
  }

  /** Nothing, or what this parser reads. */
  default Parser<Optional<T>> optional() {
    return text -> text.isBlank() ? Optional.empty() : Optional.of(parse(text.strip()));
  }

  /** Several, one a line; empty lines are left out. */
  default Parser<List<T>> lines() {
    return separated("\\R");
  }

  /** Several, with commas or line breaks between them. */
  default Parser<List<T>> list() {
    return separated(",|\\R");
  }

  private Parser<List<T>> separated(String pattern) {
    return text -> {
      List<T> values = new ArrayList<>();
      for (String part : text.split(pattern)) {
        if (!part.isBlank()) {
          values.add(parse(part.strip()));
        }
      }
      return List.copyOf(values);
    };
  }

  /** The message as a sentence: with a capital letter and a full stop. */
  static String sentence(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    String begun = Character.toUpperCase(message.charAt(0)) + message.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }
}

package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;

/** How wide a column should be for what stands in it. */
final class ColumnWish {

  /** So many rules are looked at: more would not be seen at once. */
  private static final int LOOKED_AT = 200;

  /** Pixels of narrow, usual and wide letters. */
  private static final double NARROW = 5;

  private static final double LETTER = 8.3;
  private static final double WIDE = 12.5;

  /** Pixels of what a cell puts around its text, and of an icon with its chip. */
  private static final double AROUND = 10;

  private static final double ICON = 24;

  /** Pixels of a digit, which are all of one width. */
  private static final double DIGIT = 9;

  /** Nothing wishes to be wider. */
  private static final double ENOUGH = 160;

  /** Comments wrap, and leave room to what cannot. */
  private static final double ENOUGH_TO_WRAP = 100;

  private ColumnWish() {}

  /** Pixels. */
  static double of(Project project, List<? extends Rule> rules, RuleColumn column) {
    double wish =
        column == RuleColumn.NUMBER
            ? column.width() + DIGIT * (Integer.toString(rules.size()).length() - 2)
            : rules.stream()
                .limit(LOOKED_AT)
                .flatMap(rule -> texts(project, rule, column))
                .mapToDouble(ColumnWish::width)
                .max()
                .stream()
                .map(widest -> widest + AROUND + (column == RuleColumn.COMMENT ? 0 : ICON))
                .findFirst()
                .orElse(0);
    return Math.clamp(wish, column.width(), column == RuleColumn.COMMENT ? ENOUGH_TO_WRAP : ENOUGH);
  }

  /** Nearly what the letters take; measuring them needs a window. */
  private static double width(String text) {
    return text.chars()
        .mapToDouble(
            letter ->
                "filjrtI.,:;|'()/- ".indexOf(letter) >= 0
                    ? NARROW
                    : "mwMW@%".indexOf(letter) >= 0 ? WIDE : LETTER)
        .sum();
  }

  private static Stream<String> texts(Project project, Rule rule, RuleColumn column) {
    return switch (column) {
      case SOURCE,
          DESTINATION,
          SERVICE,
          INTERFACE,
          NAT_INTERFACE,
          TIME,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE,
          GATEWAY,
          OUT ->
          objects(project, rule, column);
      case ACTION -> Stream.of(RuleText.word(RuleText.action(project, rule)));
      case OPTIONS -> Option.of(rule, LocalDate.now()).stream().map(Option::text);
      case COMMENT -> Stream.of(RuleText.comment(rule));
      case NUMBER, ENABLED, METRIC, HITS, OWNER, TICKET, REVIEW, EXPIRES -> Stream.empty();
    };
  }

  private static Stream<String> objects(Project project, Rule rule, RuleColumn column) {
    return column.parts().stream()
        .flatMap(
            part ->
                part.of(rule).map(Cell::members).orElse(List.<Id>of()).stream()
                    .map(
                        id -> PickerViewModel.direction(part) + Chip.of(project, part, id).name()));
  }
}

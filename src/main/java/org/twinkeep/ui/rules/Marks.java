package org.twinkeep.ui.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;

/** The problems of rules, by rule and cell. */
final class Marks {

  static final Marks NONE = new Marks(Map.of());

  private final Map<Id, List<Problem>> byRule;

  private Marks(Map<Id, List<Problem>> byRule) {
    this.byRule = byRule;
  }

  /** Those of {@code problems} that are about rules; the order, worst first, is kept. */
  static Marks of(List<Problem> problems) {
    Map<Id, List<Problem>> byRule = new HashMap<>();
    problems.stream()
        .filter(p -> p.place().ruleSet().isPresent() && p.place().element().isPresent())
        .collect(Collectors.groupingBy(p -> p.place().element().orElseThrow()))
        .forEach(byRule::put);
    return new Marks(byRule);
  }

  /** All problems of a rule. */
  List<Problem> of(Id rule) {
    return byRule.getOrDefault(rule, List.of());
  }

  /** Those of the cells that stand in a column. */
  List<Problem> of(Id rule, RuleColumn column) {
    return of(rule).stream().filter(p -> isIn(p.place().part(), column)).toList();
  }

  private static boolean isIn(String part, RuleColumn column) {
    return RulePart.titled(part)
        .map(p -> column.parts().contains(p))
        .orElse(column.title().equalsIgnoreCase(part));
  }

  static Optional<Severity> worst(List<Problem> problems) {
    return problems.stream().map(Problem::severity).min(Severity::compareTo);
  }

  /** What is wrong and how to mend it, one below the other. */
  static String text(List<Problem> problems) {
    return problems.stream()
        .map(p -> p.message() + " " + p.remedy())
        .collect(Collectors.joining("\n\n"));
  }
}

package org.twinkeep.compile.resolve;

import java.util.List;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.model.Family;

/** The cells of a rule that depend on the family. */
record FamilyCells(List<CellMeaning> cells) {

  /**
   * Whether the rule exists in the family. When only an exclusion has nothing in it, the rule would
   * match everything there: an error.
   */
  boolean allMean(Family family, RuleReport report) {
    if (cells.stream().allMatch(CellMeaning.Means.class::isInstance)) {
      return true;
    }
    boolean elsewhere =
        cells.stream()
            .anyMatch(c -> c instanceof CellMeaning.Elsewhere || c instanceof CellMeaning.Failed);
    if (!elsewhere) {
      cells.forEach(c -> reportExclusion(c, family, report));
    }
    return false;
  }

  Condition condition(int index) {
    return cells.get(index) instanceof CellMeaning.Means(Condition condition)
        ? condition
        : Condition.ALWAYS;
  }

  private static void reportExclusion(CellMeaning meaning, Family family, RuleReport report) {
    if (meaning instanceof CellMeaning.ExcludesElsewhere(String names)) {
      report.error(
          "rule.negation.family",
          "",
          "It excludes '"
              + names
              + "', which has nothing in "
              + family.label()
              + "; the rule would match every "
              + family.label()
              + " packet.",
          "Exclude something of "
              + family.label()
              + " as well, or put the rule into a rule set for the other family only.");
    }
  }
}

package org.twinkeep.compile.resolve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.RuleSet;

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

  /** The first cell that has nothing in a family, as the end of a sentence; absent = none. */
  static Optional<String> nothing(List<CellMeaning> cells, List<String> parts, Family family) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) instanceof CellMeaning.Elsewhere) {
        String part = parts.get(i);
        String kind = part.endsWith("service") ? "service" : "address";
        return Optional.of("there is no " + family.label() + " " + kind + " in the " + part);
      }
    }
    return Optional.empty();
  }

  /** Why nothing of a rule set exists in a family; absent = it may. */
  static Optional<String> spoken(Firewall firewall, RuleSet set, Family family) {
    if (!firewall.settings().families().contains(family)) {
      return Optional.of("the firewall speaks " + labels(firewall.settings().families()) + " only");
    }
    return set.families().contains(family)
        ? Optional.empty()
        : Optional.of("the rule set is for " + labels(set.families()) + " only");
  }

  private static String labels(Set<Family> families) {
    return families.stream().map(Family::label).collect(Collectors.joining(" and "));
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

package org.twinkeep.compile.resolve;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.RuleSet;

/** Says why a rule exists in no address family. */
final class LostRule {

  private final Firewall firewall;
  private final RuleSet set;
  private final Set<Family> families;
  private final Predicate<Family> exists;

  /**
   * A rule of a rule set.
   *
   * @param families those that firewall and rule set have in common, in none of which it exists
   * @param exists whether its cells would have something in a family
   */
  LostRule(Firewall firewall, RuleSet set, Set<Family> families, Predicate<Family> exists) {
    this.firewall = firewall;
    this.set = set;
    this.families = families;
    this.exists = exists;
  }

  /**
   * Refuses it.
   *
   * @param cells what has nothing in common otherwise: {@code Its cells}
   */
  void report(String cells, RuleReport report) {
    Optional<String> left = leftOut();
    report.error(
        "rule.lost",
        "",
        left.orElse(cells + " have no address family in common")
            + ", so that the rule can never match.",
        remedy(left.isPresent()));
  }

  private String remedy(boolean leftOut) {
    if (families.isEmpty()) {
      return "Let the firewall and the rule set speak a family in common, or disable the rule.";
    }
    return leftOut
        ? "Give its objects addresses of the other family, let the firewall and the rule set speak"
            + " this one, too, or disable the rule."
        : "Give its objects addresses of the same family, or disable the rule.";
  }

  /** Why the family in which a rule would exist is none of these; absent = there is none. */
  private Optional<String> leftOut() {
    if (families.isEmpty()) {
      return Optional.of(
          Stream.of(Family.values())
              .flatMap(f -> FamilyCells.spoken(firewall, set, f).stream())
              .distinct()
              .collect(Collectors.joining(", and ", "No address family is left to it: ", "")));
    }
    return Stream.of(Family.values())
        .filter(f -> !families.contains(f))
        .filter(exists)
        .findFirst()
        .map(
            f ->
                "It is about "
                    + f.label()
                    + " alone, and "
                    + FamilyCells.spoken(firewall, set, f).orElseThrow());
  }
}

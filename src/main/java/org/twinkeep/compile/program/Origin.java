package org.twinkeep.compile.program;

import java.util.Locale;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.problem.Place;

/**
 * The row of the table that something was generated from.
 *
 * @param id the rule's id, or {@code auto:} and the name of an automatic rule
 * @param label the rule's place in its rule set as people count it, or a word for automatic rules
 * @param set the name of its rule set; empty = no rule set
 * @param title name and comment of the rule, as the user wrote them
 * @param section heading under which the rule stands; empty = none
 * @param place the row, for problems
 */
public record Origin(
    String id, String label, String set, String title, String section, Place place) {

  /**
   * A row that Twinkeep added.
   *
   * @param title what it is, for people
   */
  public static Origin automatic(AutomaticRule rule, String title, Place firewall) {
    return new Origin(id(rule), "automatic", "", title, "", firewall);
  }

  /** Of a row that Twinkeep added. */
  public static String id(AutomaticRule rule) {
    return "auto:" + rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code Policy rule 3: name: comment}, over the lines of the row. */
  public String heading() {
    String row = isAutomatic() ? "Automatic" : (set.isEmpty() ? "Rule " : set + " rule ") + label;
    return title.isBlank() ? row : row + ": " + title;
  }

  public boolean isAutomatic() {
    return id.startsWith("auto:");
  }
}

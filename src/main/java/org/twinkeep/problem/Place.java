package org.twinkeep.problem;

import java.util.Optional;
import org.twinkeep.model.Id;

/**
 * Where a problem is.
 *
 * @param element the object, firewall, node, interface or rule it is about; absent = the whole
 *     project
 * @param firewall the firewall in whose context it was found
 * @param ruleSet the rule set, for problems of rules
 * @param part the cell or field, in the words of the window ({@code source}, {@code addresses});
 *     empty = the whole
 * @param text the place for people: {@code Policy rule 3 (web in), source}
 */
public record Place(
    Optional<Id> element, Optional<Id> firewall, Optional<Id> ruleSet, String part, String text) {

  /** The whole project. */
  public static final Place PROJECT =
      new Place(Optional.empty(), Optional.empty(), Optional.empty(), "", "project");

  /** A place outside any project, such as a line of a file or a node. */
  public static Place named(String text) {
    return new Place(Optional.empty(), Optional.empty(), Optional.empty(), "", text);
  }

  /** An element that is not a rule. */
  public static Place element(Id id, String text) {
    return new Place(Optional.of(id), Optional.empty(), Optional.empty(), "", text);
  }

  /** A rule, or one of its cells. */
  public static Place rule(Id rule, Id firewall, Id ruleSet, String part, String text) {
    return new Place(Optional.of(rule), Optional.of(firewall), Optional.of(ruleSet), part, text);
  }

  public Place in(String newPart) {
    return new Place(element, firewall, ruleSet, newPart, text);
  }

  @Override
  public String toString() {
    return part.isEmpty() ? text : text + ", " + part;
  }
}

package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Locale;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits.Kind;

/** The columns of the tables. */
public enum RuleColumn {
  NUMBER("#", 38, true),
  ENABLED("On", 36, true),
  SOURCE("Source", 112, true, RulePart.SOURCE),
  DESTINATION("Destination", 108, true, RulePart.DESTINATION),
  SERVICE("Service", 84, true, RulePart.SERVICE),
  INTERFACE(
      "Interface",
      118,
      true,
      RulePart.IN_INTERFACE,
      RulePart.OUT_INTERFACE,
      RulePart.EITHER_INTERFACE),
  NAT_INTERFACE("Interface", 120, true, RulePart.IN_INTERFACE, RulePart.OUT_INTERFACE),
  TIME("Time", 48, true, RulePart.TIME),
  ACTION("Action", 84, true),
  TRANSLATED_SOURCE("New source", 96, true, RulePart.TRANSLATED_SOURCE),
  TRANSLATED_DESTINATION("New dest.", 96, true, RulePart.TRANSLATED_DESTINATION),
  TRANSLATED_SERVICE("New service", 86, true, RulePart.TRANSLATED_SERVICE),
  GATEWAY("Gateway", 150, true, RulePart.GATEWAY),
  OUT("Interface", 130, true, RulePart.OUT_INTERFACE),
  METRIC("Metric", 80, true),
  OPTIONS("Options", 72, true),
  COMMENT("Comment", 80, true),
  HITS("Hits", 52, true),
  OWNER("Owner", 100, false),
  TICKET("Ticket", 90, false),
  REVIEW("Review", 96, false),
  EXPIRES("Expires", 96, false);

  private final String title;
  private final double width;
  private final boolean shownAtFirst;
  private final List<RulePart> parts;

  RuleColumn(String title, double width, boolean shownAtFirst, RulePart... parts) {
    this.title = title;
    this.width = width;
    this.shownAtFirst = shownAtFirst;
    this.parts = List.of(parts);
  }

  public String title() {
    return title;
  }

  /** Pixels at first. */
  public double width() {
    return width;
  }

  /** Whether it is shown until the user says otherwise. */
  public boolean shownAtFirst() {
    return shownAtFirst;
  }

  /** The cells of the rule that stand in this column; none for columns without objects. */
  public List<RulePart> parts() {
    return parts;
  }

  public boolean holdsObjects() {
    return !parts.isEmpty();
  }

  /** A word for settings and style classes. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A word for a kind of table: {@code policy}. */
  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The columns of a table, from the left. */
  public static List<RuleColumn> of(Kind kind) {
    return switch (kind) {
      case POLICY ->
          List.of(
              NUMBER,
              ENABLED,
              SOURCE,
              DESTINATION,
              SERVICE,
              INTERFACE,
              ACTION,
              TIME,
              OPTIONS,
              COMMENT,
              HITS,
              OWNER,
              TICKET,
              REVIEW,
              EXPIRES);
      case NAT ->
          List.of(
              NUMBER,
              ENABLED,
              SOURCE,
              DESTINATION,
              SERVICE,
              NAT_INTERFACE,
              ACTION,
              TRANSLATED_SOURCE,
              TRANSLATED_DESTINATION,
              TRANSLATED_SERVICE,
              OPTIONS,
              COMMENT,
              HITS,
              OWNER,
              TICKET,
              REVIEW,
              EXPIRES);
      case ROUTING ->
          List.of(
              NUMBER,
              ENABLED,
              DESTINATION,
              GATEWAY,
              OUT,
              METRIC,
              OPTIONS,
              COMMENT,
              OWNER,
              TICKET,
              REVIEW,
              EXPIRES);
    };
  }
}

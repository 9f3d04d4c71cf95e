package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Locale;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits.Kind;

/** The columns of the tables. */
public enum RuleColumn {
  NUMBER("#", 34, 0),
  ENABLED("On", 34, 0),
  SOURCE("Source", 72, 2, RulePart.SOURCE),
  DESTINATION("Destination", 88, 2, RulePart.DESTINATION),
  SERVICE("Service", 64, 1, RulePart.SERVICE),
  INTERFACE(
      "Interface", 74, 1, RulePart.IN_INTERFACE, RulePart.OUT_INTERFACE, RulePart.EITHER_INTERFACE),
  NAT_INTERFACE("Interface", 74, 1, RulePart.IN_INTERFACE, RulePart.OUT_INTERFACE),
  TIME("Time", 46, 1, RulePart.TIME),
  ACTION("Action", 60, 0),
  TRANSLATED_SOURCE("New source", 94, 1, RulePart.TRANSLATED_SOURCE),
  TRANSLATED_DESTINATION("New dest.", 80, 1, RulePart.TRANSLATED_DESTINATION),
  TRANSLATED_SERVICE("New serv.", 80, 1, RulePart.TRANSLATED_SERVICE),
  GATEWAY("Gateway", 110, 1, RulePart.GATEWAY),
  OUT("Interface", 104, 1, RulePart.OUT_INTERFACE),
  METRIC("Metric", 70, 0),
  OPTIONS("Options", 62, 1),
  COMMENT("Comment", 48, 4),
  HITS("Hits", 52, 0),
  OWNER("Owner", 100, 0),
  TICKET("Ticket", 90, 0),
  REVIEW("Review", 96, 0),
  EXPIRES("Expires", 96, 0);

  private final String title;
  private final double width;
  private final int share;
  private final List<RulePart> parts;

  RuleColumn(String title, double width, int share, RulePart... parts) {
    this.title = title;
    this.width = width;
    this.share = share;
    this.parts = List.of(parts);
  }

  public String title() {
    return title;
  }

  /** Pixels that it needs in any case. */
  double width() {
    return width;
  }

  /** Parts of the width that is left over which it gets. */
  int share() {
    return share;
  }

  /** Whether a table shows it until the user says otherwise. */
  boolean shownAtFirst(Kind kind) {
    return switch (this) {
      case OWNER, TICKET, REVIEW, EXPIRES -> false;
      case HITS -> kind == Kind.POLICY; // the other tables are wide enough without it
      case NUMBER,
          ENABLED,
          SOURCE,
          DESTINATION,
          SERVICE,
          INTERFACE,
          NAT_INTERFACE,
          TIME,
          ACTION,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE,
          GATEWAY,
          OUT,
          METRIC,
          OPTIONS,
          COMMENT ->
          true;
    };
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
              REVIEW);
    };
  }
}

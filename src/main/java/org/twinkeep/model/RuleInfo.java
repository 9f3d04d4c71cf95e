package org.twinkeep.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What people note about a rule; only {@code expires} changes what it matches.
 *
 * @param name a short name, may be empty
 * @param comment free text
 * @param section rules in a row with the same section are shown together under this title
 * @param colour row colour
 * @param owner who answers for the rule
 * @param ticket reference to the request
 * @param review when somebody must look at it again
 * @param expires last day on which the rule matches
 */
public record RuleInfo(
    String name,
    String comment,
    String section,
    Optional<Colour> colour,
    String owner,
    String ticket,
    Optional<LocalDate> review,
    Optional<LocalDate> expires) {

  /** Nothing noted. */
  public static final RuleInfo NONE =
      new RuleInfo("", "", "", Optional.empty(), "", "", Optional.empty(), Optional.empty());

  public static RuleInfo comment(String comment) {
    return NONE.withComment(comment);
  }

  public RuleInfo withName(String newName) {
    return new RuleInfo(newName, comment, section, colour, owner, ticket, review, expires);
  }

  public RuleInfo withComment(String newComment) {
    return new RuleInfo(name, newComment, section, colour, owner, ticket, review, expires);
  }

  public RuleInfo withSection(String newSection) {
    return new RuleInfo(name, comment, newSection, colour, owner, ticket, review, expires);
  }

  public RuleInfo withColour(Optional<Colour> newColour) {
    return new RuleInfo(name, comment, section, newColour, owner, ticket, review, expires);
  }

  public RuleInfo withOwner(String newOwner) {
    return new RuleInfo(name, comment, section, colour, newOwner, ticket, review, expires);
  }

  public RuleInfo withTicket(String newTicket) {
    return new RuleInfo(name, comment, section, colour, owner, newTicket, review, expires);
  }

  public RuleInfo withReview(Optional<LocalDate> newReview) {
    return new RuleInfo(name, comment, section, colour, owner, ticket, newReview, expires);
  }

  public RuleInfo withExpires(Optional<LocalDate> newExpires) {
    return new RuleInfo(name, comment, section, colour, owner, ticket, review, newExpires);
  }
}

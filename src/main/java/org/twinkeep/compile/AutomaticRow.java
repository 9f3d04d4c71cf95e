package org.twinkeep.compile;

import org.twinkeep.model.AutomaticRule;

/**
 * A row that Twinkeep adds to the table, in words for its cells.
 *
 * @param rule which automatic rule it belongs to; one may have several rows
 * @param source text of the source cell; {@code any} when there is no condition
 * @param destination text of the destination cell
 * @param service text of the service cell
 * @param interfaces text of the interface cell
 * @param action text of the action cell
 * @param explanation why the row is there
 * @param setting where it is switched or changed, in the words of the window
 * @param on whether it is in force
 * @param reason why it is not in force; empty when it is
 */
public record AutomaticRow(
    AutomaticRule rule,
    String source,
    String destination,
    String service,
    String interfaces,
    String action,
    String explanation,
    String setting,
    boolean on,
    String reason) {

  /** Whether the row stands above the user's rules; otherwise below. */
  public boolean above() {
    return rule.aboveUserRules();
  }
}

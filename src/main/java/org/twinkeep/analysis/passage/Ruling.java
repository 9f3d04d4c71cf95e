package org.twinkeep.analysis.passage;

import java.util.List;
import java.util.Optional;
import org.twinkeep.model.Id;

/**
 * What one rule, or the default, decides of what was asked.
 *
 * @param rule absent = the default, when no rule decides
 * @param title {@code Policy 3 inside-out}
 * @param decision what becomes of the connections
 * @param services names of the services as the rule says them: {@code everything}, {@code all but
 *     web}
 * @param partly whether it speaks of a part of the addresses asked about only, or an earlier rule
 *     has decided a part
 * @param conditions what else must hold, in words; while there are any, the rule may also not
 *     decide, and the next ones count
 */
public record Ruling(
    Optional<Id> rule,
    String title,
    Decision decision,
    String services,
    boolean partly,
    List<String> conditions) {

  /** Copies the list. */
  public Ruling {
    conditions = List.copyOf(conditions);
  }

  /** What becomes of a connection. */
  public enum Decision {
    PASSES("may pass"),
    DENIED("denied"),
    REJECTED("rejected"),
    /** The rule is in a back end's words. */
    OWN_WORDS("decided by raw text");

    private final String text;

    Decision(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}

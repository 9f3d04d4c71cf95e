package org.twinkeep.compile.flatten;

import java.util.List;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;

/** What one line of a tool can say. */
public interface Dialect {

  /** A condition, match or statement has no words in this tool. */
  final class Unspeakable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String part;
    private final String remedy;

    /**
     * With sentences for the user, where the place is known from elsewhere.
     *
     * @param message what cannot be said, and why
     * @param remedy what to do instead
     */
    public Unspeakable(String message, String remedy) {
      this("", message, remedy);
    }

    /**
     * With sentences for the user.
     *
     * @param part the cell of the rule, in the words of the window
     * @param message what cannot be said, and why
     * @param remedy what to do instead
     */
    public Unspeakable(String part, String message, String remedy) {
      super(message);
      this.part = part;
      this.remedy = remedy;
    }

    /** The cell of the rule; empty = not known here. */
    public String part() {
      return part;
    }

    public String remedy() {
      return remedy;
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * The same condition as one or more conditions all of which hold, in matches each of which one
   * line can say.
   */
  List<Condition> adapt(Condition condition, Family family) throws Unspeakable;

  /** Whether one line can say that a match does not hold. */
  boolean canNegate(Match match);

  /** Refuses a rule whose statements have no words here. */
  void check(Rule rule, Family family) throws Unspeakable;

  /** How many lines the statements take; each line asks conditions and guards again. */
  int lines(List<Statement> statements);
}

package org.twinkeep.compile.resolve;

import java.util.function.Consumer;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** Takes the problems of one rule, and remembers whether an error was among them. */
public final class RuleReport {

  private final Place place;
  private final Consumer<Problem> problems;
  private boolean failed;
  private int count;

  public RuleReport(Place place, Consumer<Problem> problems) {
    this.place = place;
    this.problems = problems;
  }

  /** For one who asks again what was reported before. */
  static RuleReport silent() {
    return new RuleReport(Place.PROJECT, _ -> {});
  }

  /** The rule cannot be generated. */
  public void error(String id, String part, String message, String remedy) {
    failed = true;
    tell(Problem.error(id, place.in(part), message, remedy));
  }

  public void warning(String id, String part, String message, String remedy) {
    tell(Problem.warning(id, place.in(part), message, remedy));
  }

  public void note(String id, String part, String message, String remedy) {
    tell(Problem.note(id, place.in(part), message, remedy));
  }

  public boolean hasFailed() {
    return failed;
  }

  /** How many problems there were so far. */
  int count() {
    return count;
  }

  private void tell(Problem problem) {
    count++;
    problems.accept(problem);
  }
}

package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.model.Family;
import org.twinkeep.problem.Problem;

/**
 * Program → Program in which every condition is a single match that one line can say.
 *
 * <p>Few alternatives are written out. Many, or those that are negated, or a rule that remembers
 * (limits) or does several things, get chains of their own: {@code a or b, c or d → accept} becomes
 * {@code a → X, b → X; X: c → accept, d → accept}. A packet walks such a chain at most once.
 */
public final class Flatten {

  /** Where in its rule a match came from. */
  @FunctionalInterface
  public interface Cells {
    Cell of(Origin origin, Match match, Family family);
  }

  /**
   * A cell and the objects in it that are meant.
   *
   * @param part the cell's name, in the words of the window; empty = not known
   * @param objects names of objects; none = something else than an object
   */
  public record Cell(String part, List<String> objects) {
    /** Copies the list. */
    public Cell {
      objects = List.copyOf(objects);
    }
  }

  private final Dialect dialect;
  private final Cells cells;
  private final Consumer<Problem> problems;

  public Flatten(Dialect dialect, Cells cells, Consumer<Problem> problems) {
    this.dialect = dialect;
    this.cells = cells;
    this.problems = problems;
  }

  /** Flattens all chains; new chains stand behind the others in the order of their first use. */
  public Program run(Program program) {
    List<Chain> chains = new ArrayList<>();
    List<Chain> added = new ArrayList<>();
    for (Chain chain : program.chains()) {
      ChainWriter writer = new ChainWriter(chain.place(), dialect);
      for (Rule rule : chain.rules()) {
        write(rule, program, writer);
      }
      chains.add(chain.withRules(writer.rules()));
      added.addAll(writer.added());
    }
    chains.addAll(added);
    return new Program(program.family(), chains);
  }

  private void write(Rule rule, Program program, ChainWriter writer) {
    boolean spoken = true;
    try {
      dialect.check(rule, program.family());
    } catch (Unspeakable e) {
      spoken = false;
      refuse(rule, new Cell(e.part(), List.of()), e);
    }
    List<Condition> adapted = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      try {
        adapted.addAll(dialect.adapt(condition, program.family()));
      } catch (Unspeakable _) {
        spoken = false;
        refuse(rule, condition, program.family());
      }
    }
    if (spoken) {
      writer.write(rule.withConditions(adapted));
    }
  }

  /** Each match of its own is asked, so that every one that has no words is named. */
  private void refuse(Rule rule, Condition condition, Family family) {
    for (Match match : condition.anyOf()) {
      try {
        dialect.adapt(new Condition(condition.negated(), List.of(match)), family);
      } catch (Unspeakable e) {
        refuse(rule, cells.of(rule.origin(), match, family), e);
      }
    }
  }

  private void refuse(Rule rule, Cell cell, Unspeakable e) {
    String names =
        cell.objects().isEmpty() ? "" : "'" + String.join("', '", cell.objects()) + "': ";
    problems.accept(
        Problem.error(
            "rule.backend", rule.origin().place().in(cell.part()), names + e.text(), e.remedy()));
  }
}

package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.problem.Problem;

/**
 * Program → Program in which every condition is a single match that one line can say.
 *
 * <p>Few alternatives are written out. Many, or those that are negated, or a rule that remembers
 * (limits) or does several things, get chains of their own: {@code a or b, c or d → accept} becomes
 * {@code a → X, b → X; X: c → accept, d → accept}. A packet walks such a chain at most once.
 */
public final class Flatten {

  private final Dialect dialect;
  private final Consumer<Problem> problems;

  public Flatten(Dialect dialect, Consumer<Problem> problems) {
    this.dialect = dialect;
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
    try {
      dialect.check(rule, program.family());
      List<Condition> adapted = new ArrayList<>();
      for (Condition condition : rule.conditions()) {
        adapted.addAll(dialect.adapt(condition, program.family()));
      }
      writer.write(rule.withConditions(adapted));
    } catch (Unspeakable e) {
      problems.accept(Problem.error("rule.backend", rule.origin().place(), e.text(), e.remedy()));
    }
  }
}

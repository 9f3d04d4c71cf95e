package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
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

  /** Routing, fragment, authentication, destination options. */
  private static final Set<Integer> HEADERS_BETWEEN = Set.of(43, 44, 51, 60);

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
        refuseHeadersBetween(condition, program.family());
        adapted.addAll(dialect.adapt(condition, program.family()));
      }
      writer.write(rule.withConditions(adapted));
    } catch (Unspeakable e) {
      problems.accept(Problem.error("rule.backend", rule.origin().place(), e.text(), e.remedy()));
    }
  }

  /** The kernel passes over such headers when it looks for the protocol (RFC 8200, 4). */
  private static void refuseHeadersBetween(Condition condition, Family family) throws Unspeakable {
    boolean between =
        family == Family.IPV6
            && condition.anyOf().stream()
                .flatMapToInt(Flatten::protocol)
                .anyMatch(HEADERS_BETWEEN::contains);
    if (between) {
      throw new Unspeakable(
          "In IPv6 this protocol is a header before others, and no rule ever meets it as the"
              + " protocol of a packet.",
          "Put the rule into a rule set for IPv4 only, or take the service out.");
    }
  }

  private static IntStream protocol(Match match) {
    return switch (match) {
      case Match.Protocol(int number) -> IntStream.of(number);
      case Match.Header header -> header.protocol().stream();
      case Match _ -> IntStream.empty();
    };
  }
}

package org.twinkeep.compile.flatten;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.RuleOptions.Per;

/**
 * Log lines that one row has several of: on several ways, for both families, for alternatives. The
 * kernel counts each line's own limit for itself, so that the row would write a multiple of its
 * limit; these lines share a limit like that of a row with a rate limit.
 */
public final class SharedLogs {

  private final Map<Shared, Long> lines;

  private SharedLogs(Map<Shared, Long> lines) {
    this.lines = Map.copyOf(lines);
  }

  /**
   * A limit that several log lines have in common.
   *
   * @param row the id of the row
   * @param log what all of them write
   */
  private record Shared(String row, Statement.Log log) {}

  /** Among all rules that are printed, each of which prints its log once. */
  public static SharedLogs of(Stream<Rule> rules) {
    return new SharedLogs(
        rules
            .flatMap(
                rule ->
                    rule.statements().stream()
                        .filter(Statement.Log.class::isInstance)
                        .map(log -> new Shared(rule.origin().id(), (Statement.Log) log)))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
  }

  /** The limit that a statement shares with others; absent = it logs under its own, or not. */
  public Optional<Guard> limit(Origin origin, Statement statement) {
    return statement instanceof Statement.Log log
            && lines.getOrDefault(new Shared(origin.id(), log), 0L) > 1
        ? log.limit().map(rate -> new Guard.RateBelow(rate, Per.RULE))
        : Optional.empty();
  }

  /** Tells the limit from a limit of the row itself, and of what else the row logs. */
  public static String name(Origin origin, Statement log) {
    return origin.id() + " " + log;
  }

  /** The statement where its limit is asked for before it. */
  public static Statement unlimited(Statement statement) {
    return statement instanceof Statement.Log log
        ? new Statement.Log(log.prefix(), log.level(), Optional.empty(), log.group())
        : statement;
  }
}

package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.MatchCells;
import org.twinkeep.model.Family;
import org.twinkeep.problem.Problem;

/**
 * Protocols that IPv6 has as headers before others. The kernel passes over them when it looks for
 * the protocol of a packet (RFC 8200, 4), so that no rule ever meets them.
 *
 * <p>{@code ah or esp → accept} becomes {@code esp → accept} with a warning, because it lets less
 * pass; what is left of other rules would let more pass, and is refused.
 */
final class HeadersBetween {

  /** Hop-by-hop options, routing, fragment, authentication, destination options. */
  private static final Set<Integer> NUMBERS = Set.of(0, 43, 44, 51, 60);

  private final MatchCells cells;
  private final Consumer<Problem> problems;

  private HeadersBetween(MatchCells cells, Consumer<Problem> problems) {
    this.cells = cells;
    this.problems = problems;
  }

  static Program without(Program program, MatchCells cells, Consumer<Problem> problems) {
    if (program.family() != Family.IPV6) {
      return program;
    }
    HeadersBetween headers = new HeadersBetween(cells, problems);
    return new Program(
        program.family(),
        program.chains().stream()
            .map(c -> c.withRules(c.rules().stream().map(headers::without).toList()))
            .toList());
  }

  private Rule without(Rule rule) {
    if (rule.conditions().stream().flatMap(c -> c.anyOf().stream()).noneMatch(HeadersBetween::is)) {
      return rule;
    }
    List<Condition> conditions = new ArrayList<>();
    boolean narrower = accepts(rule);
    for (Condition condition : rule.conditions()) {
      List<Match> met = condition.anyOf().stream().filter(m -> !is(m)).toList();
      narrower &= !met.isEmpty() && !(condition.negated() && met.size() < condition.anyOf().size());
      conditions.add(met.isEmpty() ? condition : new Condition(condition.negated(), met));
    }
    problems.accept(narrower ? passedOver(rule, names(rule)) : refused(rule, names(rule)));
    return narrower ? rule.withConditions(conditions) : rule;
  }

  private static boolean accepts(Rule rule) {
    return rule.statements().getLast() instanceof Statement.Accept;
  }

  private static boolean is(Match match) {
    return protocol(match).anyMatch(NUMBERS::contains);
  }

  private static IntStream protocol(Match match) {
    return switch (match) {
      case Match.Protocol(int number) -> IntStream.of(number);
      case Match.Header header -> header.protocol().stream();
      case Match _ -> IntStream.empty();
    };
  }

  private String names(Rule rule) {
    List<String> names =
        rule.conditions().stream()
            .flatMap(c -> c.anyOf().stream())
            .filter(HeadersBetween::is)
            .flatMap(m -> cells.of(rule.origin(), m, Family.IPV6).objects().stream())
            .distinct()
            .toList();
    return names.isEmpty() ? "" : "'" + String.join("', '", names) + "': ";
  }

  private static Problem passedOver(Rule rule, String names) {
    return Problem.warning(
        "rule.header.between",
        rule.origin().place().in("service"),
        names
            + "In IPv6 a protocol of this rule is a header before others, which no rule meets; the rule"
            + " accepts the others, and that one in IPv4 only.",
        "Put that service into a rule of a rule set for IPv4 only, if IPv4 was meant.");
  }

  private static Problem refused(Rule rule, String names) {
    return Problem.error(
        "rule.header.between",
        rule.origin().place().in("service"),
        names
            + "In IPv6 its protocol is a header before others, and no rule ever meets it as the protocol"
            + " of a packet.",
        "Put the rule into a rule set for IPv4 only, or take the service out.");
  }
}

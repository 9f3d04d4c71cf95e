package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.Address;
import org.twinkeep.compile.program.Match.Ports;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.sets.AddressSet;

/**
 * Writes small sets out, because load time grows with the square of the number of sets.
 *
 * <pre>
 *   source {a, b}, tcp/{22, 80}  ⇒  source a or source b, tcp/22 or tcp/80
 *   source not {a, b}            ⇒  source not a, source not b
 * </pre>
 */
final class FewSets {

  /** As many lines as a rule is written out to rather than given a chain. */
  private static final int MOST_LINES = 6;

  private FewSets() {}

  static List<Rule> write(List<Rule> rules) {
    return rules.stream().map(FewSets::write).toList();
  }

  private static Rule write(Rule rule) {
    boolean oneLine =
        rule.statements().size() == 1
            && rule.statements().getFirst().isFinal()
            && rule.guards().isEmpty();
    List<Condition> written = new ArrayList<>();
    int lines = 1;
    for (Condition condition : rule.conditions()) {
      List<Match> singles = condition.anyOf().stream().flatMap(FewSets::singles).toList();
      int more = condition.negated() ? 1 : singles.size();
      boolean fits =
          singles.size() <= MOST_LINES && lines * more <= MOST_LINES && (oneLine || more == 1);
      written.add(fits ? new Condition(condition.negated(), singles) : condition);
      lines *= Math.max(1, fits ? more : condition.anyOf().size());
    }
    return rule.withConditions(written);
  }

  private static Stream<Match> singles(Match match) {
    return switch (match) {
      case Address(var side, var set, var label) ->
          set.ranges().stream()
              .map(r -> new Address(side, new AddressSet(set.family(), List.of(r)), label));
      case Ports p when p.source().isEmpty() && !p.destination().isEmpty() ->
          p.destination().stream()
              .map(r -> new Ports(p.transport(), List.of(), List.of(r), p.flags()));
      case Match other -> Stream.of(other);
    };
  }
}

package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.Address;
import org.twinkeep.compile.program.Match.Ports;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.sets.AddressSet;

/**
 * Writes small sets out that few rules share, because load time grows with the square of the number
 * of sets.
 *
 * <pre>
 *   source {a, b}, tcp/{22, 80}  ⇒  source a or source b, tcp/22 or tcp/80
 *   source not {a, b}            ⇒  source not a, source not b
 * </pre>
 */
final class FewSets {

  /** As many lines as a rule is written out to rather than given a chain. */
  private static final int MOST_LINES = 6;

  /** A set that so many rules share is worth a name. */
  private static final int SHARED = 8;

  /** A set of more values than this is worth a name for two rules. */
  private static final int SMALL = 3;

  private final Map<Object, Integer> uses = new HashMap<>();

  /** Looks how often a program uses each set. */
  FewSets(Program program) {
    program.chains().stream()
        .flatMap(c -> c.rules().stream())
        .flatMap(r -> r.conditions().stream())
        .flatMap(c -> c.anyOf().stream())
        .forEach(m -> content(m).ifPresent(set -> uses.merge(set, 1, Integer::sum)));
  }

  private static Optional<Object> content(Match match) {
    return switch (match) {
      case Address a -> Optional.of(a.set());
      case Ports p -> Optional.of(p.destination());
      case Match _ -> Optional.empty();
    };
  }

  private static int size(Match match) {
    return switch (match) {
      case Address a -> a.set().ranges().size();
      case Ports p -> p.destination().size();
      case Match _ -> 1;
    };
  }

  List<Rule> write(List<Rule> rules) {
    return rules.stream().map(this::write).toList();
  }

  private Rule write(Rule rule) {
    boolean oneLine =
        rule.statements().size() == 1
            && rule.statements().getFirst().isFinal()
            && rule.guards().isEmpty()
            && rule.conditions().stream().noneMatch(Candidate::isCustom);
    List<Condition> written = new ArrayList<>();
    int lines = 1;
    for (Condition condition : rule.conditions()) {
      List<Match> singles = condition.anyOf().stream().flatMap(this::singles).toList();
      int more = condition.negated() ? 1 : singles.size();
      boolean fits =
          singles.size() <= MOST_LINES && lines * more <= MOST_LINES && (oneLine || more == 1);
      written.add(fits ? new Condition(condition.negated(), singles) : condition);
      lines *= Math.max(1, fits ? more : condition.anyOf().size());
    }
    return rule.withConditions(written);
  }

  private Stream<Match> singles(Match match) {
    int shared = content(match).map(c -> uses.getOrDefault(c, 0)).orElse(0);
    if (shared >= SHARED || shared > 1 && size(match) > SMALL) {
      return Stream.of(match);
    }
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

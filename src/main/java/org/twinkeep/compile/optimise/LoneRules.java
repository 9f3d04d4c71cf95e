package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;

/**
 * A chain with one rule, to which one line of a tree leads → the rule in place of the line.
 *
 * <pre>
 *   n: to 192.0.2.7 goto d3, to 192.0.2.9 goto d8; d3: from N accept; d8: tcp/80 accept, drop
 *   ⇒ n: to 192.0.2.7 from N accept, to 192.0.2.9 goto d8; d8: tcp/80 accept, drop
 * </pre>
 *
 * <p>A packet that goes to a chain and meets nothing there does not come back to the tree, so no
 * later line of the tree may hold it either. iptables takes a quarter less time to load such a
 * tree.
 */
final class LoneRules {

  private final Program program;
  private final Map<ChainName, Rule> lone = new HashMap<>();
  private final Set<ChainName> moved = new HashSet<>();

  private LoneRules(Program program) {
    this.program = program;
    for (Chain chain : program.chains()) {
      if (chain.place() instanceof Chain.Place.Named(ChainName name, var _)
          && chain.rules().size() == 1
          && isOneLine(chain.rules().getFirst())) {
        lone.put(name, chain.rules().getFirst());
      }
    }
    Set<ChainName> once = new HashSet<>();
    program.chains().stream()
        .flatMap(c -> c.rules().stream())
        .flatMap(r -> r.statements().stream())
        .flatMap(s -> s.targets().stream())
        .filter(name -> !once.add(name))
        .forEach(lone::remove);
  }

  static Program inPlace(Program program) {
    return new LoneRules(program).run();
  }

  private Program run() {
    List<Chain> chains =
        program.chains().stream().map(chain -> chain.withRules(rules(chain.rules()))).toList();
    return new Program(
        program.family(),
        chains.stream()
            .filter(
                c ->
                    !(c.place() instanceof Chain.Place.Named named && moved.contains(named.name())))
            .toList());
  }

  private List<Rule> rules(List<Rule> rules) {
    List<Rule> done = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule line = rules.get(i);
      List<Rule> later = rules.subList(i + 1, rules.size());
      done.add(inPlaceOf(line).filter(_ -> meetsNone(line, later)).map(this::move).orElse(line));
    }
    return done;
  }

  private record Move(ChainName from, Rule rule) {}

  private Rule move(Move move) {
    moved.add(move.from());
    return move.rule();
  }

  private Optional<Move> inPlaceOf(Rule line) {
    if (line.origin().isAutomatic()
        && line.statements().getFirst() instanceof Statement.Goto(ChainName name)
        && lone.get(name) instanceof Rule rule
        && line.conditions().stream().allMatch(c -> canJoin(c, rule))) {
      return Optional.of(new Move(name, rule.when(line.conditions())));
    }
    return Optional.empty();
  }

  /** Whether a condition of the tree can stand in one line with what the rule asks. */
  private static boolean canJoin(Condition condition, Rule rule) {
    return condition.anyOf().size() == 1
        && condition.anyOf().getFirst() instanceof Match.Address(Side side, var _, var _)
        && rule.conditions().stream()
            .flatMap(c -> c.anyOf().stream())
            .noneMatch(m -> isOfAddress(m, side));
  }

  private static boolean isOfAddress(Match match, Side side) {
    return match instanceof Match.Address a && a.side() == side
        || match instanceof Match.AddressWithMac && side == Side.SOURCE;
  }

  private boolean meetsNone(Rule line, List<Rule> later) {
    Box box = Box.of(line, program.family());
    return later.stream().noneMatch(r -> Box.of(r, program.family()).overlaps(box));
  }

  /**
   * Whether it is one line that does the same in every chain. More lines would be asked one after
   * the other by packets that belong to others.
   */
  private static boolean isOneLine(Rule rule) {
    return rule.guards().isEmpty()
        && rule.statements().size() == 1
        && !(rule.statements().getFirst() instanceof Statement.Return)
        && rule.statements().getFirst().targets().isEmpty()
        && rule.conditions().stream()
            .allMatch(c -> c.anyOf().size() == 1 && isOneValue(c.anyOf().getFirst()));
  }

  private static boolean isOneValue(Match match) {
    return switch (match) {
      case Match.Address a -> a.set().ranges().size() == 1;
      case Match.Device d -> d.names().size() == 1;
      case Match.Ports p -> p.source().size() + p.destination().size() <= 2;
      case Match _ -> true;
    };
  }
}

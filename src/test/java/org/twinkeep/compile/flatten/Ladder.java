package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.model.Family;
import org.twinkeep.model.PortRange;
import org.twinkeep.problem.Place;

/** Programs whose chains stand one below the other. */
final class Ladder {

  static final Statement ACCEPT = new Statement.Accept();

  private Ladder() {}

  /** How one chain leads to the next. */
  enum Step {
    JUMP(Statement.Jump::new),
    GOTO(Statement.Goto::new),
    LOOKUP(Ladder::lookup);

    private final Function<ChainName, Statement> to;

    Step(Function<ChainName, Statement> to) {
      this.to = to;
    }

    Statement to(ChainName name) {
      return to.apply(name);
    }
  }

  private static Statement lookup(ChainName name) {
    Lookup.Key web =
        new Lookup.Key(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Transport.TCP),
            Optional.of(new PortRange(80, 80)));
    return new Lookup("to_" + name, new LinkedHashMap<>(Map.of(web, name)));
  }

  /** A chain at the forward hook and those below it, so many in all; the last one accepts. */
  static Program of(Family family, int chains, Step step) {
    List<Chain> all = new ArrayList<>();
    all.add(Chain.at(Hook.FILTER_FORWARD, List.of(leading(1, chains, step))));
    IntStream.range(1, chains).forEach(i -> all.add(named(i, leading(i + 1, chains, step))));
    return new Program(family, all);
  }

  private static Rule leading(int to, int chains, Step step) {
    return rule(to, to == chains ? ACCEPT : step.to(name(to)));
  }

  static Rule rule(int number, Statement statement) {
    return Rule.of(
        new Origin(
            "r" + number, Integer.toString(number), "", "", "", Place.named("rule " + number)),
        List.of(),
        statement);
  }

  static Chain named(int number, Rule... rules) {
    return Chain.named(name(number), Hook.Table.FILTER, List.of(rules));
  }

  static ChainName name(int number) {
    return new ChainName("chain_" + number);
  }
}

package org.twinkeep.compile;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.twinkeep.check.Places;
import org.twinkeep.compile.flatten.Dialect;
import org.twinkeep.compile.flatten.Flatten;
import org.twinkeep.compile.flatten.Nesting;
import org.twinkeep.compile.iptables.IptablesDialect;
import org.twinkeep.compile.nftables.NftDialect;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.optimise.Dispatch;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.resolve.MatchCells;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * The programs of both families → what the tools print: looked up where that pays, flat, and with
 * no more chains one below the other than the kernel takes.
 */
final class FlatPrograms {

  private final Dialect dialect;
  private final List<UnaryOperator<Program>> ways;
  private final boolean shared;
  private final int above;
  private final Place firewall;
  private final MatchCells cells;
  private final Consumer<Problem> problems;

  private FlatPrograms(NodeContext context, Consumer<Problem> problems) {
    boolean nftables = context.backend() == Backend.NFTABLES;
    this.dialect = nftables ? new NftDialect() : new IptablesDialect();
    List<UnaryOperator<Program>> looked =
        IntStream.iterate(Dispatch.DEEPEST, deepest -> deepest > 0, deepest -> deepest - 1)
            .<UnaryOperator<Program>>mapToObj(
                deepest ->
                    nftables ? p -> Dispatch.byMaps(p, deepest) : p -> Dispatch.byTrees(p, deepest))
            .toList();
    this.ways = context.firewall().settings().optimise() ? looked : List.of();
    this.shared = nftables;
    this.above = !nftables && context.firewall().settings().coexist() ? 1 : 0;
    this.firewall = Places.of(context.firewall());
    this.cells = new MatchCells(context);
    this.problems = problems;
  }

  static List<Program> of(NodeContext context, List<Program> programs, Consumer<Problem> problems) {
    return new FlatPrograms(context, problems).run(programs);
  }

  /** Look-ups take chains of their own; a design that fits without them is not refused for them. */
  private List<Program> run(List<Program> programs) {
    for (UnaryOperator<Program> way : ways) {
      List<Program> flat = flat(programs.stream().map(way).toList());
      if (tooDeep(flat).isEmpty()) {
        return flat;
      }
    }
    List<Program> lists = flat(programs);
    List<Rule> tooDeep = tooDeep(lists);
    tooDeep.forEach(rule -> problems.accept(refused(rule)));
    if (tooDeep.isEmpty() && !ways.isEmpty()) {
      problems.accept(slower());
    }
    return lists;
  }

  private List<Program> flat(List<Program> programs) {
    Flatten flatten = new Flatten(dialect, cells, problems);
    return programs.stream().map(flatten::run).toList();
  }

  private List<Rule> tooDeep(List<Program> flat) {
    return shared
        ? Nesting.tooDeep(flat, above)
        : flat.stream().flatMap(p -> Nesting.tooDeep(List.of(p), above).stream()).toList();
  }

  private static Problem refused(Rule rule) {
    return Problem.error(
        "rule.branch.depth",
        rule.origin().place(),
        "It leads to the 17th chain one below the other; the kernel takes 16, and would refuse the whole ruleset.",
        "Branch to its rule set from one that is nearer to the top. A rule with many alternatives or exceptions takes chains, too.");
  }

  private Problem slower() {
    return Problem.warning(
        "firewall.lists",
        firewall,
        "Its rule sets are branched into one another so deep that the chains of look-ups find no room below them; every new connection walks through the rules one by one.",
        "Branch less deep, or switch 'Turn long lists into sets' off for this firewall.");
  }
}

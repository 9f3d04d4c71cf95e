package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;

/**
 * Look-ups by ranges → trees of chains, for a tool that has no maps.
 *
 * <pre>
 *   port: 1 ⇒ a, 2 ⇒ b, 5 ⇒ c, 6 ⇒ d, 8-9 ⇒ e
 *   ⇒ jump n; n: 1-2 goto n1, 5-6 goto n2, 8-9 goto e; n1: 1 goto a, 2 goto b; n2: …
 * </pre>
 *
 * <p>A tree of addresses asks for prefixes, which both kinds of iptables compare themselves; for a
 * range they call a module.
 */
final class Trees {

  /** Branches of a node: more make longer nodes, fewer make more of them. */
  private static final int BRANCHES = 12;

  private final List<Chain> added = new ArrayList<>();

  static Program run(Program program) {
    Trees trees = new Trees();
    List<Chain> chains = new ArrayList<>();
    for (Chain chain : program.chains()) {
      Hook.Table table = chain.place().inTable();
      chains.add(
          chain.withRules(
              chain.rules().stream().flatMap(r -> trees.rules(r, table).stream()).toList()));
    }
    chains.addAll(trees.added);
    return new Program(program.family(), chains);
  }

  private List<Rule> rules(Rule rule, Hook.Table table) {
    if (!(rule.statements().getFirst() instanceof Lookup lookup)) {
      return List.of(rule);
    }
    if (lookup.pattern().device().isPresent()) {
      return lookup.chains().entrySet().stream().map(e -> ofDevice(rule, e)).toList();
    }
    List<Map.Entry<Lookup.Key, ChainName>> entries =
        lookup.chains().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    Tree tree = new Tree(rule.origin(), lookup.name(), table, added.size());
    return List.of(
        lookup.pattern().port().isPresent()
            ? Rule.of(rule.origin(), rule.conditions(), new Statement.Jump(tree.ofPorts(entries)))
            : ofAddresses(rule, entries, tree));
  }

  /** There are few interfaces, one after the other. */
  private static Rule ofDevice(Rule rule, Map.Entry<Lookup.Key, ChainName> entry) {
    Condition device = Condition.is(entry.getKey().device().orElseThrow());
    return Rule.of(rule.origin(), List.of(device), new Statement.Jump(entry.getValue()))
        .when(rule.conditions());
  }

  private static Rule ofAddresses(
      Rule rule, List<Map.Entry<Lookup.Key, ChainName>> entries, Tree tree) {
    boolean source = entries.getFirst().getKey().source().isPresent();
    Side side = source ? Side.SOURCE : Side.DESTINATION;
    List<LongestPrefixes.Stretch> stretches = new ArrayList<>();
    entries.forEach(
        e ->
            stretches.add(
                new LongestPrefixes.Stretch(
                    (source ? e.getKey().source() : e.getKey().destination()).orElseThrow(),
                    new Statement.Goto(e.getValue()))));
    PrefixTree root = LongestPrefixes.of(stretches);
    Statement.Jump jump = new Statement.Jump(tree.ofPrefixes(root, side, Optional.empty()));
    return Rule.of(rule.origin(), List.of(is(side, root.prefix())), jump).when(rule.conditions());
  }

  private static Condition is(Side side, Prefix prefix) {
    return prefix.length() == 0
        ? Condition.ALWAYS
        : Condition.is(new Match.Address(side, AddressSet.of(prefix), ""));
  }

  /** The chains of one look-up. */
  private final class Tree {
    private final Origin origin;
    private final String name;
    private final Hook.Table table;
    private final int before;

    Tree(Origin origin, String name, Hook.Table table, int before) {
      this.origin = origin;
      this.name = name;
      this.table = table;
      this.before = before;
    }

    ChainName ofPorts(List<Map.Entry<Lookup.Key, ChainName>> entries) {
      ChainName node = next();
      int slot = reserve(node);
      List<Rule> rules = new ArrayList<>();
      int step = Math.max(1, (entries.size() + BRANCHES - 1) / BRANCHES);
      for (int from = 0; from < entries.size(); from += step) {
        List<Map.Entry<Lookup.Key, ChainName>> part =
            entries.subList(from, Math.min(from + step, entries.size()));
        ChainName next = part.size() == 1 ? part.getFirst().getValue() : ofPorts(part);
        rules.add(
            rule(
                Condition.is(ports(part.getFirst().getKey(), part.getLast().getKey())),
                new Statement.Goto(next)));
      }
      added.set(slot, Chain.named(node, table, rules));
      return node;
    }

    /**
     * The chain of a part of the table.
     *
     * @param around what becomes of an address that the part says nothing of; absent = not found
     */
    ChainName ofPrefixes(PrefixTree part, Side side, Optional<Statement> around) {
      ChainName node = next();
      int slot = reserve(node);
      Branches branches = Branches.of(part, around, BRANCHES);
      List<Rule> rules = new ArrayList<>();
      for (Branches.Branch branch : branches.branches()) {
        PrefixTree tree = branch.tree();
        rules.add(
            rule(
                is(side, tree.prefix()),
                tree.entries() == 1
                    ? tree.does().orElseThrow()
                    : new Statement.Goto(ofPrefixes(tree, side, branch.around()))));
      }
      branches.otherwise().ifPresent(does -> rules.add(rule(Condition.ALWAYS, does)));
      added.set(slot, Chain.named(node, table, rules));
      return node;
    }

    private ChainName next() {
      return new ChainName(name + "_n" + Integer.toString(added.size() - before, 36));
    }

    private int reserve(ChainName node) {
      added.add(Chain.named(node, table, List.of()));
      return added.size() - 1;
    }

    private Rule rule(Condition condition, Statement does) {
      return Rule.of(origin, List.of(condition), does);
    }
  }

  /** Everything from the beginning of one key to the end of another. */
  private static Match ports(Lookup.Key first, Lookup.Key last) {
    PortRange range =
        new PortRange(first.port().orElseThrow().first(), last.port().orElseThrow().last());
    return new Match.Ports(
        first.transport().orElseThrow(), List.of(), List.of(range), Optional.empty());
  }
}

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
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;

/**
 * Look-ups by ranges → trees of chains, for a tool that has no maps.
 *
 * <pre>
 *   destination: 1 ⇒ a, 2 ⇒ b, 5 ⇒ c, 6 ⇒ d, 8-9 ⇒ e
 *   ⇒ jump n; n: 1-2 goto n1, 5-6 goto n2, 8-9 goto e; n1: 1 goto a, 2 goto b; n2: …
 * </pre>
 */
final class Trees {

  /** Branches of a node: more make longer nodes, fewer make more of them. */
  private static final int BRANCHES = 4;

  private final Program program;
  private final List<Chain> added = new ArrayList<>();

  private Trees(Program program) {
    this.program = program;
  }

  static Program run(Program program) {
    Trees trees = new Trees(program);
    List<Chain> chains = new ArrayList<>();
    for (Chain chain : program.chains()) {
      chains.add(
          chain.withRules(
              chain.rules().stream().map(r -> trees.rule(r, chain.place().inTable())).toList()));
    }
    chains.addAll(trees.added);
    return new Program(program.family(), chains);
  }

  private Rule rule(Rule rule, Hook.Table table) {
    if (!(rule.statements().getFirst() instanceof Lookup lookup)) {
      return rule;
    }
    int before = added.size();
    List<Map.Entry<Lookup.Key, ChainName>> entries =
        lookup.chains().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    ChainName root = node(entries, rule.origin(), lookup.name(), table, before);
    return Rule.of(rule.origin(), rule.conditions(), new Statement.Jump(root));
  }

  private ChainName node(
      List<Map.Entry<Lookup.Key, ChainName>> entries,
      Origin origin,
      String name,
      Hook.Table table,
      int before) {
    ChainName node = new ChainName(name + "_n" + Integer.toString(added.size() - before, 36));
    int slot = added.size();
    added.add(Chain.named(node, table, List.of()));
    List<Rule> rules = new ArrayList<>();
    int step = Math.max(1, (entries.size() + BRANCHES - 1) / BRANCHES);
    for (int from = 0; from < entries.size(); from += step) {
      List<Map.Entry<Lookup.Key, ChainName>> part =
          entries.subList(from, Math.min(from + step, entries.size()));
      ChainName next =
          part.size() == 1 ? part.getFirst().getValue() : node(part, origin, name, table, before);
      rules.add(
          Rule.of(
              origin,
              List.of(Condition.is(from(part.getFirst().getKey(), part.getLast().getKey()))),
              new Statement.Goto(next)));
    }
    added.set(slot, Chain.named(node, table, rules));
    return node;
  }

  /** Everything from the beginning of one key to the end of another. */
  private static Match from(Lookup.Key first, Lookup.Key last) {
    if (first.port().isPresent()) {
      PortRange range = new PortRange(first.port().get().first(), last.port().orElseThrow().last());
      return new Match.Ports(
          first.transport().orElseThrow(), List.of(), List.of(range), Optional.empty());
    }
    boolean source = first.source().isPresent();
    IpRange a = (source ? first.source() : first.destination()).orElseThrow();
    IpRange b = (source ? last.source() : last.destination()).orElseThrow();
    AddressSet set = new AddressSet(a.family(), List.of(new IpRange(a.first(), b.last())));
    return new Match.Address(source ? Side.SOURCE : Side.DESTINATION, set, "");
  }
}

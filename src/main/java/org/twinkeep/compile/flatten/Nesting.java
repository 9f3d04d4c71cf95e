package org.twinkeep.compile.flatten;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;

/**
 * How far chains stand below their hooks.
 *
 * <p>The kernel refuses a whole ruleset when more than 16 chains stand one below the other
 * (NFT_JUMP_STACK_SIZE in include/net/netfilter/nf_tables.h); it counts the chain at the hook, and
 * gotos like jumps. iptables over nftables inherits that, iptables legacy has no such limit.
 */
public final class Nesting {

  /** Chains one below the other, the one at the hook included. */
  static final int MOST_CHAINS = 16;

  private final Map<ChainName, List<Rule>> rules = new LinkedHashMap<>();
  private final Map<ChainName, Integer> waysIn = new HashMap<>();
  private final Map<ChainName, Integer> depths = new HashMap<>();
  private final List<Rule> crossing = new ArrayList<>();

  private Nesting() {}

  /**
   * The rules that lead to a chain that stands too deep; empty when the kernel takes all.
   *
   * @param programs flat ones that share their chains, as both families of nftables do, or a single
   *     one; no chain leads back to itself
   * @param above how many chains lead to those at hooks
   */
  public static List<Rule> tooDeep(List<Program> programs, int above) {
    Nesting nesting = new Nesting();
    List<Rule> atHooks = new ArrayList<>();
    for (Chain chain : programs.stream().flatMap(p -> p.chains().stream()).toList()) {
      switch (chain.place()) {
        case Chain.Place.At _ -> atHooks.addAll(chain.rules());
        case Chain.Place.Named(ChainName name, var _) ->
            nesting.rules.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(chain.rules());
      }
    }
    nesting.walk(atHooks, above + 1);
    return List.copyOf(nesting.crossing);
  }

  /** A chain's depth is known when all ways into it have been followed. */
  private void walk(List<Rule> atHooks, int hooks) {
    Stream.concat(atHooks.stream(), rules.values().stream().flatMap(List::stream))
        .flatMap(Nesting::targets)
        .forEach(name -> waysIn.merge(name, 1, Integer::sum));
    Deque<ChainName> known = new ArrayDeque<>();
    rules.keySet().stream().filter(name -> !waysIn.containsKey(name)).forEach(known::add);
    known.forEach(name -> depths.put(name, 0)); // reached from nowhere, as far as the design goes
    follow(atHooks, hooks, known);
    while (!known.isEmpty()) {
      ChainName name = known.remove();
      follow(rules.getOrDefault(name, List.of()), depths.getOrDefault(name, 0), known);
    }
  }

  private void follow(List<Rule> from, int depth, Deque<ChainName> known) {
    for (Rule rule : from) {
      if (depth == MOST_CHAINS && targets(rule).findAny().isPresent()) {
        crossing.add(rule);
      }
      targets(rule)
          .forEach(
              name -> {
                depths.merge(name, depth + 1, Math::max);
                if (waysIn.merge(name, -1, Integer::sum) == 0) {
                  known.add(name);
                }
              });
    }
  }

  private static Stream<ChainName> targets(Rule rule) {
    return rule.statements().stream().flatMap(s -> s.targets().stream());
  }
}

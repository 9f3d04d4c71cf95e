package org.twinkeep.compile.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.model.Family;

/**
 * The ruleset of one node for one family. Chains at filter hooks drop what no rule decided; the
 * others let it pass.
 *
 * @param family the family of the packets
 * @param chains those at hooks in the order of the hooks, then the named ones; a name is used once
 */
public record Program(Family family, List<Chain> chains) {

  /** Copies the list. */
  public Program {
    chains = List.copyOf(chains);
  }

  /** The rules of the chain at a hook. */
  public List<Rule> at(Hook hook) {
    return rules(new Chain.Place.At(hook)).toList();
  }

  /** The rules of a chain, and of those that it jumps to. */
  public List<Rule> reachable(Chain.Place place) {
    List<Rule> rules = new ArrayList<>();
    collect(place, new HashSet<>(), rules);
    return rules;
  }

  private void collect(Chain.Place place, Set<Chain.Place> seen, List<Rule> rules) {
    if (!seen.add(place)) {
      return;
    }
    rules(place)
        .forEach(
            rule -> {
              rules.add(rule);
              for (Statement statement : rule.statements()) {
                if (statement instanceof Statement.Jump(ChainName name)) {
                  collect(new Chain.Place.Named(name, place.inTable()), seen, rules);
                }
              }
            });
  }

  private Stream<Rule> rules(Chain.Place place) {
    return chains.stream().filter(c -> c.place().equals(place)).flatMap(c -> c.rules().stream());
  }
}

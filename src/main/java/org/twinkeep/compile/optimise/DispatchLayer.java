package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.compile.program.Transport;

/**
 * A layer → look-ups, and a chain for each result.
 *
 * <pre>
 *   1 a → b tcp/80   2 a → b tcp/22   3 c → b tcp/80
 *   ⇒ source . destination: a . b ⇒ chain(1 tcp/80, 2 tcp/22), c . b ⇒ chain(3 tcp/80)
 * </pre>
 *
 * <p>A rule that counts or limits stands in one chain of its own, wherever it is jumped to from.
 */
final class DispatchLayer {

  /** Fewer rules than this are as fast one after the other. */
  static final int SMALLEST = 8;

  /** Range tables may multiply rules; above this they stay lists. */
  private static final int MOST_COPIES = 4;

  private final Layer layer;
  private final ChainMaker chains;
  private final int smallest;
  private final Map<List<Integer>, ChainName> known = new HashMap<>();
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Map<Integer, ChainName> own = new HashMap<>();
  private SharedParts shared = SharedParts.NONE;

  DispatchLayer(Layer layer, ChainMaker chains) {
    this(layer, chains, SMALLEST);
  }

  /**
   * A layer of which it is known from how many rules on it is worth a look-up.
   *
   * @param smallest a layer with fewer rules stays a list
   */
  DispatchLayer(Layer layer, ChainMaker chains, int smallest) {
    this.layer = layer;
    this.chains = chains;
    this.smallest = smallest;
  }

  List<Rule> run() {
    if (layer.kind() == Kind.LIST || layer.rules().size() < smallest) {
      return asList();
    }
    Keys keys = new Keys(layer);
    Map<Lookup.Key, List<Integer>> found = new TreeMap<>();
    for (int i = 0; i < layer.rules().size(); i++) {
      for (Lookup.Key key : keys.of(layer.rules().get(i).named())) {
        found.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
      }
    }
    List<List<Integer>> lists = found.values().stream().distinct().toList();
    long copies = lists.stream().mapToLong(List::size).sum();
    if (layer.kind().byRanges() && copies > (long) MOST_COPIES * layer.rules().size()) {
      return asList();
    }
    lists.forEach(list -> list.forEach(i -> uses.merge(i, 1, Integer::sum)));
    shared = new SharedParts(layer.rules(), found, this::lines);
    Map<Optional<Transport>, SequencedMap<Lookup.Key, ChainName>> tables = new LinkedHashMap<>();
    found.forEach(
        (key, list) ->
            tables
                .computeIfAbsent(
                    layer.kind() == Kind.PORT ? key.transport() : Optional.empty(),
                    _ -> new LinkedHashMap<>())
                .put(key, chain(list)));
    Origin origin = origin();
    return tables.values().stream()
        .map(
            entries ->
                Rule.of(origin, List.of(), new Lookup(chains.map(layer.kind().word()), entries)))
        .toList();
  }

  private List<Rule> asList() {
    return layer.rules().stream().map(Candidate::rule).toList();
  }

  private Origin origin() {
    return new Origin(
        "auto:" + layer.kind().words().replace(' ', '-'),
        "automatic",
        "",
        layer.rules().size() + " rules " + layer.kind().words(),
        "",
        layer.rules().getFirst().rule().origin().place());
  }

  private ChainName chain(List<Integer> list) {
    ChainName made = known.get(list);
    if (made == null) {
      made =
          chains.chain(
              layer.rules().get(list.getFirst()).rule().origin(),
              list.size() > 1,
              shared.run(list).stream().flatMap(part -> part(part, list).stream()).toList());
      known.put(list, made);
    }
    return made;
  }

  /** Rules that stand under the same keys are written once; a list with others jumps to them. */
  private List<Rule> part(List<Integer> part, List<Integer> list) {
    if (part.equals(list) || !shared.isWorthAChain(part)) {
      return part.stream().map(this::entry).toList();
    }
    return List.of(Rule.of(together(part), List.of(), new Statement.Jump(chain(part))));
  }

  private Origin together(List<Integer> part) {
    Rule first = layer.rules().get(part.getFirst()).rule();
    String others = part.size() == 1 ? "" : " and " + (part.size() - 1) + " more";
    return new Origin(
        "auto:shared",
        "automatic",
        "",
        "rule " + first.origin().label() + others,
        "",
        first.origin().place());
  }

  private Rule entry(int index) {
    Candidate candidate = layer.rules().get(index);
    Rule rule = candidate.rule();
    Rule asked = rule.withConditions(remaining(candidate));
    if (!candidate.remembers() || uses.getOrDefault(index, 0) < 2) {
      return asked;
    }
    ChainName name =
        own.computeIfAbsent(index, _ -> chains.chain(rule.origin(), false, List.of(rule)));
    // what remembers is asked in the chain, and only there
    List<Condition> known =
        asked.conditions().stream().filter(c -> !Candidate.isCustom(c)).toList();
    return Rule.of(rule.origin(), known, new Statement.Jump(name));
  }

  /** As many lines as a rule comes to, about. */
  private int lines(int index) {
    return remaining(layer.rules().get(index)).stream()
        .filter(c -> !c.negated())
        .mapToInt(c -> c.anyOf().size())
        .reduce(1, (a, b) -> a * b);
  }

  private List<Condition> remaining(Candidate candidate) {
    var settled = layer.kind().settles(candidate.named(), Named.keepsPorts(candidate.rule()));
    List<Condition> conditions = candidate.rule().conditions();
    return IntStream.range(0, conditions.size())
        .filter(i -> !settled.contains(i))
        .mapToObj(conditions::get)
        .collect(Collectors.toList());
  }
}

package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.twinkeep.compile.program.Statement.Lookup;

/**
 * Which rules of a layer stand under the same keys, and therefore together wherever they stand.
 *
 * <pre>
 *   1 any → G, 2 any → H, 3 any → G; a is in G, b in G and H
 *   ⇒ a: chain G (1, 3); b: chain (jump G, 2) unless 3 and 2 meet the same packets
 * </pre>
 */
final class SharedParts {

  static final SharedParts NONE = new SharedParts(List.of(), Map.of(), _ -> 0);

  /** Fewer lines than this are copied: a jump is a line, too. */
  private static final int FEWEST_LINES = 2;

  private final List<Candidate> rules;
  private final IntUnaryOperator lines;
  private final Map<Integer, List<Integer>> partOf = new HashMap<>();
  private final Map<Integer, Integer> uses = new HashMap<>();

  /**
   * Looks for the parts.
   *
   * @param found for each key the rules that stand under it, in their order
   * @param lines of the rule at a position
   */
  SharedParts(List<Candidate> rules, Map<Lookup.Key, List<Integer>> found, IntUnaryOperator lines) {
    this.rules = rules;
    this.lines = lines;
    Map<Integer, List<Integer>> keysOf = new LinkedHashMap<>();
    int key = 0;
    for (List<Integer> list : found.values()) {
      for (int rule : list) {
        keysOf.computeIfAbsent(rule, _ -> new ArrayList<>()).add(key);
      }
      key++;
    }
    Map<List<Integer>, List<Integer>> parts = new LinkedHashMap<>();
    IntStream.range(0, rules.size())
        .forEach(
            i ->
                parts
                    .computeIfAbsent(keysOf.getOrDefault(i, List.of()), _ -> new ArrayList<>())
                    .add(i));
    parts.forEach(
        (keys, part) ->
            part.forEach(
                i -> {
                  partOf.put(i, part);
                  uses.put(i, keys.size());
                }));
  }

  /** A list as parts in an order that gives every packet the same first match. */
  List<List<Integer>> run(List<Integer> list) {
    List<List<Integer>> parts = new ArrayList<>();
    Set<Integer> placed = new HashSet<>();
    for (int rule : list) {
      List<Integer> part = partOf.getOrDefault(rule, List.of(rule));
      if (placed.contains(rule)) {
        continue;
      }
      boolean together = part.getFirst() == rule && canMove(part, list);
      parts.add(together ? part : List.of(rule));
      placed.addAll(parts.getLast());
    }
    return parts;
  }

  boolean isWorthAChain(List<Integer> part) {
    return uses.getOrDefault(part.getFirst(), 0) > 1
        && partOf.getOrDefault(part.getFirst(), List.of()).equals(part)
        && part.stream().mapToInt(lines::applyAsInt).sum() >= FEWEST_LINES;
  }

  /** Whether its rules can stand where the first one stands. */
  private boolean canMove(List<Integer> part, List<Integer> list) {
    int last = part.getLast();
    return list.stream()
        .filter(other -> other > part.getFirst() && other < last && !part.contains(other))
        .noneMatch(
            other ->
                part.stream()
                    .anyMatch(
                        mine ->
                            mine > other
                                && rules.get(mine).box().overlaps(rules.get(other).box())));
  }
}

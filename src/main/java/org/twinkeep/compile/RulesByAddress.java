package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.edit.ByAddress;

/** Some rules of a list, found by the addresses of their packets without a look at all of them. */
final class RulesByAddress {

  /** No end of a list. */
  static final int END = Integer.MAX_VALUE;

  /**
   * A rule.
   *
   * @param position in the list
   * @param box its packets
   */
  record Entry(int position, Rule rule, Box box) {}

  private final ByAddress<Entry> bySource = new ByAddress<>();
  private final ByAddress<Entry> byDestination = new ByAddress<>();

  /** Takes the rules of a list that have a box. */
  RulesByAddress(List<Rule> rules, Function<Rule, Optional<Box>> boxes) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      int position = i;
      boxes.apply(rule).ifPresent(box -> add(new Entry(position, rule, box)));
    }
  }

  private void add(Entry entry) {
    entry.box().source().ranges().forEach(range -> bySource.put(range, entry));
    entry.box().destination().ranges().forEach(range -> byDestination.put(range, entry));
  }

  /**
   * The first rule that shares packets with a box.
   *
   * @param from the first position that counts
   * @param to the first one that does not
   * @param also asked of rules that share packets
   */
  Optional<Entry> first(Box box, int from, int to, Predicate<Rule> also) {
    Optional<Entry> first = Optional.empty();
    int end = to;
    for (List<Entry> near :
        fewer(near(bySource, box.source()), near(byDestination, box.destination()))) {
      for (Entry entry : near) {
        if (entry.position() >= from
            && entry.position() < end
            && entry.box().overlaps(box)
            && also.test(entry.rule())) {
          first = Optional.of(entry);
          end = entry.position();
        }
      }
    }
    return first;
  }

  private static List<List<Entry>> near(ByAddress<Entry> rules, AddressSet addresses) {
    List<List<Entry>> near = new ArrayList<>();
    addresses.ranges().forEach(range -> near.addAll(rules.near(range)));
    return near;
  }

  private static List<List<Entry>> fewer(List<List<Entry>> some, List<List<Entry>> others) {
    return size(some) <= size(others) ? some : others;
  }

  private static int size(List<List<Entry>> near) {
    return near.stream().mapToInt(List::size).sum();
  }
}

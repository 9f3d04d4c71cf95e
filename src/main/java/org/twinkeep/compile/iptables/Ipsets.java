package org.twinkeep.compile.iptables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.compile.sets.Digest;
import org.twinkeep.model.Family;
import org.twinkeep.model.Prefix;

/**
 * Addresses of which there are too many for a line each → sets that {@code ipset restore} reads
 * before the ruleset is loaded.
 *
 * <p>The name of a set tells its content, so that a set that is in use never changes: a new content
 * is a new set, and the old one goes when no ruleset names it any more.
 */
public final class Ipsets {

  /** A packet is held against so many lines in the time that a set takes. */
  static final int MOST_LINES = 32;

  /** Length of a name is at most 31: {@code tk4_}, a word, and what tells the content. */
  private static final int LONGEST_WORD = 12;

  private static final int TELLING_DIGITS = 12;

  private Ipsets() {}

  static boolean isLarge(AddressSet set) {
    return set.ranges().size() > MOST_LINES;
  }

  static Match large(Match.Address address) {
    return new Match.LargeSet(address.side(), address.set(), name(address.set(), address.label()));
  }

  private static String name(AddressSet set, String label) {
    String word = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String cut = word.substring(0, Math.min(word.length(), LONGEST_WORD));
    return (set.family() == Family.IPV4 ? "tk4_" : "tk6_")
        + (cut.isEmpty() ? "set" : cut)
        + "_"
        + Digest.of(String.join(" ", elements(set)), TELLING_DIGITS);
  }

  private static List<String> elements(AddressSet set) {
    return set.ranges().stream()
        .flatMap(range -> AddressSet.prefixes(range).stream())
        .map(Prefix::toString)
        .toList();
  }

  /** The restore file with the sets that a flat program names; empty when it names none. */
  public static List<Line> print(List<Program> programs) {
    SortedMap<String, AddressSet> sets = new TreeMap<>();
    Map<String, Set<String>> rows = new HashMap<>();
    programs.stream()
        .flatMap(program -> program.chains().stream())
        .flatMap(chain -> chain.rules().stream())
        .forEach(rule -> collect(rule, sets, rows));
    List<Line> lines = new ArrayList<>();
    sets.forEach(
        (name, set) -> {
          List<String> elements = elements(set);
          lines.add(
              Line.of(
                  "create "
                      + name
                      + " hash:net family "
                      + (set.family() == Family.IPV4 ? "inet" : "inet6")
                      + " maxelem "
                      + elements.size()));
          Set<String> users = rows.getOrDefault(name, Set.of());
          String row = users.size() == 1 ? users.iterator().next() : "";
          elements.forEach(element -> lines.add(new Line("add " + name + " " + element, row)));
        });
    return List.copyOf(lines);
  }

  /** The sets of a rule, and that its row uses them. */
  private static void collect(
      Rule rule, Map<String, AddressSet> sets, Map<String, Set<String>> rows) {
    for (Condition condition : rule.conditions()) {
      for (Match match : condition.anyOf()) {
        if (match instanceof Match.LargeSet large) {
          sets.put(large.name(), large.set());
          rows.computeIfAbsent(large.name(), _ -> new HashSet<>()).add(rule.origin().id());
        }
      }
    }
  }
}

package org.twinkeep.compile.nftables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;

/**
 * The named sets of a table: one for each content, however many rules use it, because load time
 * grows with the square of their number.
 */
final class NamedSets {

  private static final int LONGEST_WORD = 24;

  /**
   * A set.
   *
   * @param name its name
   * @param type nft's type of the elements
   * @param interval whether elements can be ranges
   * @param elements as nft writes them; none = the node fills it
   */
  record NamedSet(String name, String type, boolean interval, List<String> elements) {}

  private final Map<Object, NamedSet> sets = new LinkedHashMap<>();
  private final Set<String> names = new TreeSet<>();

  /** Ids of the rows that use a set, by its name. */
  private final Map<String, Set<String>> rows = new HashMap<>();

  List<NamedSet> all() {
    return List.copyOf(sets.values());
  }

  /** The id of the row that alone uses a set; empty = several do. */
  String onlyRow(NamedSet set) {
    Set<String> users = rows.getOrDefault(set.name(), Set.of());
    return users.size() == 1 ? users.iterator().next() : "";
  }

  private String used(NamedSet set, String row) {
    rows.computeIfAbsent(set.name(), _ -> new HashSet<>()).add(row);
    return set.name();
  }

  /** The name of the set with these addresses, which a row uses. */
  String addresses(AddressSet set, String label, String row) {
    NamedSet known = sets.get(set);
    if (known == null) {
      boolean interval = set.ranges().stream().anyMatch(r -> !r.isSingle());
      String family = set.family() == Family.IPV4 ? "4" : "6";
      known =
          new NamedSet(
              unique("a" + family + "_" + word(label.isEmpty() ? "mixed" : label)),
              set.family() == Family.IPV4 ? "ipv4_addr" : "ipv6_addr",
              interval,
              set.ranges().stream().flatMap(NamedSets::elements).toList());
      sets.put(set, known);
    }
    return used(known, row);
  }

  private static Stream<String> elements(IpRange range) {
    if (range.isSingle()) {
      return Stream.of(range.first().toString());
    }
    var prefixes = AddressSet.prefixes(range);
    return prefixes.size() == 1
        ? Stream.of(prefixes.getFirst().toString())
        : Stream.of(range.toString());
  }

  /** The name of the set with these ports, which a row uses. */
  String ports(List<PortRange> ranges, String row) {
    NamedSet known = sets.get(ranges);
    if (known == null) {
      List<String> elements = ranges.stream().map(PortRange::toString).toList();
      String numbers = String.join("_", elements).replace('-', 't');
      known =
          new NamedSet(
              unique("p_" + (numbers.length() > LONGEST_WORD ? "mixed" : numbers)),
              "inet_service",
              ranges.stream().anyMatch(r -> !r.isSingle()),
              elements);
      sets.put(ranges, known);
    }
    return used(known, row);
  }

  /** The name of the set with these interfaces, which a row uses. */
  String devices(SortedSet<String> devices, String row) {
    NamedSet known = sets.get(devices);
    if (known == null) {
      known =
          new NamedSet(
              unique("i_" + word(String.join("_", devices))),
              "ifname",
              false,
              devices.stream().map(d -> "\"" + d + "\"").toList());
      sets.put(devices, known);
    }
    return used(known, row);
  }

  /** The name of a set that the node fills; its elements may overlap. */
  String onNode(Match.NodeSet set, Family family) {
    String name = set.set(family);
    sets.computeIfAbsent(
        name,
        _ -> {
          names.add(name);
          String type = family == Family.IPV4 ? "ipv4_addr" : "ipv6_addr";
          return new NamedSet(name, type, true, List.of());
        });
    return name;
  }

  private static String word(String text) {
    String safe = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String cut = safe.length() > LONGEST_WORD ? safe.substring(0, LONGEST_WORD) : safe;
    return cut.replaceAll("^_+|_+$", "").isEmpty() ? "x" : cut.replaceAll("^_+|_+$", "");
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}

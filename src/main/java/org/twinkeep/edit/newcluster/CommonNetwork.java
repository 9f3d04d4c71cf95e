package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Prefix;

/**
 * Interfaces that belong together: one of each node, their own addresses in the same prefixes.
 *
 * @param interfaces position of a node → its interface here
 * @param prefixes of the network
 */
record CommonNetwork(SortedMap<Integer, String> interfaces, Set<Prefix> prefixes) {

  private static final int ALL_OF_A_NODE = 100_000;

  /** Copies both. */
  CommonNetwork {
    interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
    prefixes = Collections.unmodifiableSet(new LinkedHashSet<>(prefixes));
  }

  /**
   * All of them, also those that not all nodes have; in the order of the first node's interfaces.
   *
   * @param nodes empty = one that could not be asked
   */
  static List<CommonNetwork> of(List<Optional<LiveNode>> nodes) {
    List<CommonNetwork> all = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (LiveNode.Held held : nodes.get(i).map(LiveNode::own).orElse(List.of())) {
        add(all, i, held.interfaceName(), held.address().network());
      }
    }
    return all.stream().sorted(Comparator.comparingInt(n -> n.order(nodes))).toList();
  }

  /** Where the first node that is here has it among its interfaces. */
  private int order(List<Optional<LiveNode>> nodes) {
    int first = interfaces.firstKey();
    List<String> names =
        nodes.get(first).stream()
            .flatMap(n -> n.own().stream())
            .map(LiveNode.Held::interfaceName)
            .toList();
    return first * ALL_OF_A_NODE + names.indexOf(interfaces.get(first));
  }

  private static void add(List<CommonNetwork> all, int node, String name, Prefix prefix) {
    CommonNetwork here = new CommonNetwork(new TreeMap<>(Map.of(node, name)), Set.of(prefix));
    List<CommonNetwork> touched =
        all.stream()
            .filter(n -> n.has(node, name) || (n.prefixes.contains(prefix) && !n.has(node)))
            .toList();
    CommonNetwork joined = here;
    for (CommonNetwork other : touched) {
      if (other.has(node, name) || !joined.clashesWith(other)) {
        joined = other.plus(joined);
        all.remove(other);
      }
    }
    all.add(joined);
  }

  /** Whether a node would be here twice. */
  private boolean clashesWith(CommonNetwork other) {
    return other.interfaces.entrySet().stream()
        .anyMatch(e -> has(e.getKey()) && !has(e.getKey(), e.getValue()));
  }

  private CommonNetwork plus(CommonNetwork other) {
    SortedMap<Integer, String> both = new TreeMap<>(interfaces);
    both.putAll(other.interfaces);
    Set<Prefix> all = new LinkedHashSet<>(prefixes);
    all.addAll(other.prefixes);
    return new CommonNetwork(both, all);
  }

  /** Whether every node that was asked is here, each with an address of its own. */
  boolean joins(List<Optional<LiveNode>> nodes) {
    Set<InterfaceAddress> seen = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).isPresent()
          && (!interfaces.containsKey(i) || !seen.addAll(addresses(nodes.get(i).get(), i)))) {
        return false;
      }
    }
    return true;
  }

  /** What a node has here. */
  List<InterfaceAddress> addresses(LiveNode node, int position) {
    String name = interfaces.getOrDefault(position, "");
    return node.own().stream()
        .filter(h -> h.interfaceName().equals(name))
        .map(LiveNode.Held::address)
        .toList();
  }

  /** Whether something of a node is on this network. */
  boolean has(int position, String interfaceName) {
    return interfaceName.equals(interfaces.get(position));
  }

  private boolean has(int position) {
    return interfaces.containsKey(position);
  }
}

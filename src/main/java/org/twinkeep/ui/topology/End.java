package org.twinkeep.ui.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Topology;
import org.twinkeep.diagram.Topology.Added;
import org.twinkeep.diagram.Topology.Badge;
import org.twinkeep.diagram.Topology.Port;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;

/**
 * One end of connections: a figure as rules see it.
 *
 * @param name for people
 * @param addresses all of its addresses
 * @param way the interfaces by which it is reached; empty = it is the firewall itself; absent = not
 *     known
 */
record End(String name, List<IpRange> addresses, Optional<Set<Id>> way) {

  /** Copies. */
  End {
    addresses = List.copyOf(addresses);
    way = way.map(Set::copyOf);
  }

  static End of(Project project, Topology topology, Figure figure) {
    return switch (figure) {
      case Figure.Node node ->
          new End(
              node.machine().name(),
              own(
                  topology
                      .ports()
                      .filter(p -> p.machine().equals(node.key()))
                      .flatMap(p -> p.addresses().stream())),
              Optional.of(Set.of()));
      case Figure.Virtual virtual -> {
        Badge badge = virtual.badge();
        yield new End(
            "the virtual addresses",
            Stream.concat(
                    own(badge.addresses().stream()).stream(),
                    badge.added().stream().map(Added::address).map(IpRange::of))
                .toList(),
            Optional.of(Set.of()));
      }
      case Figure.Line line ->
          new End(
              line.segment().name(),
              line.segment().prefixes().stream().map(Prefix::range).toList(),
              Optional.of(ways(line.segment())));
      case Figure.Internet _ -> new End("Internet", elsewhere(topology), outside(topology));
      case Figure.Behind behind ->
          new End(
              behind.thing().name(),
              project.object(behind.key()).flatMap(FixedAddresses::of).orElse(List.of()),
              behind.thing().behind().flatMap(key -> way(topology, key)));
    };
  }

  private static List<IpRange> own(Stream<InterfaceAddress> addresses) {
    return addresses.map(InterfaceAddress::address).distinct().map(IpRange::of).toList();
  }

  private static Optional<Set<Id>> way(Topology topology, Id key) {
    return key.equals(Topology.INTERNET)
        ? outside(topology)
        : topology.segments().stream().filter(s -> s.key().equals(key)).findFirst().map(End::ways);
  }

  /** With several networks outside, nobody knows by which one it goes. */
  private static Optional<Set<Id>> outside(Topology topology) {
    List<Segment> outside =
        topology.segments().stream().filter(s -> s.role() == Role.OUTSIDE).toList();
    return outside.size() == 1 ? Optional.of(ways(outside.getFirst())) : Optional.empty();
  }

  private static Set<Id> ways(Segment segment) {
    Set<Id> ways = new LinkedHashSet<>();
    segment.badge().map(Badge::clusterInterface).ifPresent(ways::add);
    segment.ports().stream().map(Port::id).forEach(ways::add);
    return ways;
  }

  /** Every address that is on none of the networks drawn. */
  private static List<IpRange> elsewhere(Topology topology) {
    List<IpRange> here =
        Stream.concat(
                topology.segments().stream().flatMap(s -> s.prefixes().stream()),
                topology.syncLines().stream().flatMap(s -> s.prefixes().stream()))
            .map(Prefix::range)
            .distinct()
            .sorted(Comparator.comparing(IpRange::first))
            .toList();
    List<IpRange> elsewhere = new ArrayList<>();
    for (Family family : Family.values()) {
      Ip from = Ip.lowest(family);
      boolean open = true;
      for (IpRange range : here) {
        if (range.family() != family || !open) {
          continue;
        }
        if (from.compareTo(range.first()) < 0) {
          elsewhere.add(new IpRange(from, range.first().previous()));
        }
        open = !range.last().equals(Ip.highest(family));
        if (open && range.last().compareTo(from) >= 0) {
          from = range.last().next();
        }
      }
      if (open) {
        elsewhere.add(new IpRange(from, Ip.highest(family)));
      }
    }
    return elsewhere;
  }
}

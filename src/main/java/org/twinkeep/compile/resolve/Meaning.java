package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Mac;

/**
 * What an address element stands for on a node, in both families.
 *
 * @param ranges addresses
 * @param hardware addresses that hold only together with a hardware address
 * @param local whether all addresses that the node has at the moment belong to it
 * @param nodeSets names of sets that are filled on the node
 * @param vanished names of members that stand for nothing
 */
record Meaning(
    List<IpRange> ranges,
    List<WithMac> hardware,
    boolean local,
    List<String> nodeSets,
    List<String> vanished) {

  record WithMac(Ip ip, Mac mac) {}

  static final Meaning NOTHING = new Meaning(List.of(), List.of(), false, List.of(), List.of());

  Meaning {
    ranges = List.copyOf(ranges);
    hardware = List.copyOf(hardware);
    nodeSets = List.copyOf(nodeSets);
    vanished = List.copyOf(vanished);
  }

  static Meaning of(List<IpRange> ranges) {
    return new Meaning(ranges, List.of(), false, List.of(), List.of());
  }

  static Meaning vanished(String name) {
    return new Meaning(List.of(), List.of(), false, List.of(), List.of(name));
  }

  static Meaning union(List<Meaning> all) {
    if (all.size() == 1) {
      return all.getFirst();
    }
    List<IpRange> ranges = new ArrayList<>();
    LinkedHashSet<WithMac> hardware = new LinkedHashSet<>();
    LinkedHashSet<String> nodeSets = new LinkedHashSet<>();
    LinkedHashSet<String> vanished = new LinkedHashSet<>();
    boolean local = false;
    for (Meaning each : all) {
      ranges.addAll(each.ranges);
      hardware.addAll(each.hardware);
      nodeSets.addAll(each.nodeSets);
      vanished.addAll(each.vanished);
      local |= each.local;
    }
    return new Meaning(
        ranges, List.copyOf(hardware), local, List.copyOf(nodeSets), List.copyOf(vanished));
  }

  boolean isNothing() {
    return ranges.isEmpty() && hardware.isEmpty() && !local && nodeSets.isEmpty();
  }

  /** The matches that make up this meaning in one family; none when it has nothing there. */
  List<Match> matches(Side side, Family family, String label) {
    List<Match> matches = new ArrayList<>();
    List<IpRange> plain = new ArrayList<>(ranges);
    for (WithMac each : hardware) {
      if (side == Side.SOURCE && each.ip().family() == family) {
        matches.add(new Match.AddressWithMac(AddressSet.of(each.ip()), each.mac()));
      } else {
        plain.add(IpRange.of(each.ip()));
      }
    }
    AddressSet set = AddressSet.of(family, plain);
    if (!set.isEmpty()) {
      matches.addFirst(new Match.Address(side, set, label));
    }
    if (local) {
      matches.add(new Match.LocalAddress(side));
    }
    nodeSets.forEach(name -> matches.add(new Match.NodeSet(side, name)));
    return matches;
  }
}

package org.twinkeep.oracle;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.model.Ip;

/**
 * Packets sent through a kernel with a generated ruleset.
 *
 * @param passed how many left the node or reached it
 * @param differences a sentence for each packet on which kernel and design differ
 */
record Trial(long passed, List<String> differences) {

  /** At most so many packets that differ are sent again. */
  private static final int AGAIN = 500;

  /**
   * Sends the packets. Those that differ are sent again in a kernel of their own: among many
   * packets, one that is translated can look like the answer to another, or get the same addresses
   * as another and, without ports that could tell the two apart, be lost.
   */
  static Trial of(
      Surroundings where,
      Loader loader,
      NodeBundle bundle,
      List<Packet> packets,
      List<List<Journey>> journeys)
      throws Exception {
    List<Kernel.Outcome> outcomes = send(where, loader, bundle, packets);
    long passed = outcomes.stream().filter(o -> o.left().isPresent() || o.delivered()).count();
    List<String> untaken = Comparison.untaken(journeys, outcomes);
    if (!untaken.isEmpty()) {
      return new Trial(passed, untaken);
    }
    SortedMap<Integer, String> first = Comparison.differences(where.held(), journeys, outcomes);
    if (first.isEmpty() || first.size() > AGAIN) {
      return new Trial(passed, List.copyOf(first.values()));
    }
    return new Trial(passed, again(where, loader, bundle, packets, journeys, first));
  }

  /** Sends those that differ, and of them those that still do, until it is always the same ones. */
  private static List<String> again(
      Surroundings where,
      Loader loader,
      NodeBundle bundle,
      List<Packet> packets,
      List<List<Journey>> journeys,
      SortedMap<Integer, String> differences)
      throws Exception {
    List<Integer> numbers = List.copyOf(differences.keySet());
    List<Packet> doubtful = numbers.stream().map(packets::get).toList();
    List<List<Journey>> expected = numbers.stream().map(journeys::get).toList();
    SortedMap<Integer, String> left =
        Comparison.differences(where.held(), expected, send(where, loader, bundle, doubtful));
    return left.isEmpty() || left.size() == numbers.size()
        ? List.copyOf(left.values())
        : again(where, loader, bundle, doubtful, expected, left);
  }

  private static List<Kernel.Outcome> send(
      Surroundings where, Loader loader, NodeBundle bundle, List<Packet> packets) throws Exception {
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = where.kernel(bundle)) {
            loader.load(bundle);
            kernel.join(
                packets.stream()
                    .map(Packet::destination)
                    .filter(Ip::isMulticast)
                    .collect(Collectors.toSet()));
            return kernel.send(packets);
          }
        });
  }
}

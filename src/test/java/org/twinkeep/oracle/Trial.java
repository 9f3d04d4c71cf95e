package org.twinkeep.oracle;

import java.util.List;
import java.util.SortedMap;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bundle.NodeBundle;

/**
 * Packets sent through a kernel with a generated ruleset.
 *
 * @param passed how many left the node or reached it
 * @param differences a sentence for each packet on which kernel and design differ
 */
record Trial(long passed, List<String> differences) {

  /** So many packets that differ are sent once more. */
  private static final int TWICE = 500;

  /**
   * Sends the packets. Those that differ are sent once more in a kernel of their own: among many
   * packets, one that is translated can look like the answer to another.
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
    SortedMap<Integer, String> first = Comparison.differences(journeys, outcomes);
    if (first.isEmpty() || first.size() > TWICE) {
      return new Trial(passed, List.copyOf(first.values()));
    }
    List<Integer> numbers = List.copyOf(first.keySet());
    SortedMap<Integer, String> again =
        Comparison.differences(
            numbers.stream().map(journeys::get).toList(),
            send(where, loader, bundle, numbers.stream().map(packets::get).toList()));
    return new Trial(passed, List.copyOf(again.values()));
  }

  private static List<Kernel.Outcome> send(
      Surroundings where, Loader loader, NodeBundle bundle, List<Packet> packets) throws Exception {
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(where.devices(), where.defaultDevice())) {
            loader.load(bundle);
            return kernel.send(packets);
          }
        });
  }
}

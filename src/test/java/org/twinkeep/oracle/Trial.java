package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.analysis.reference.Scene;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;

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
      Scene scene, Loader loader, NodeBundle bundle, List<Packet> packets, List<Journey> journeys)
      throws Exception {
    List<Kernel.Outcome> outcomes = send(scene, loader, bundle, packets);
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
            send(scene, loader, bundle, numbers.stream().map(packets::get).toList()));
    return new Trial(passed, List.copyOf(again.values()));
  }

  private static List<Kernel.Outcome> send(
      Scene scene, Loader loader, NodeBundle bundle, List<Packet> packets) throws Exception {
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(devices(scene), "eth0")) {
            loader.load(bundle);
            return kernel.send(packets);
          }
        });
  }

  /** Each interface with the node's own and, as on a master, the virtual addresses. */
  static Map<String, List<InterfaceAddress>> devices(Scene scene) {
    Firewall firewall = scene.firewall();
    Map<String, List<InterfaceAddress>> devices = new LinkedHashMap<>();
    for (Interface device : scene.node().interfaces()) {
      List<InterfaceAddress> all = new ArrayList<>(device.addresses());
      if (firewall instanceof Cluster cluster) {
        cluster.interfaces().stream()
            .filter(shared -> shared.members().contains(device.id()))
            .map(ClusterInterface::addresses)
            .forEach(all::addAll);
      }
      devices.put(device.name(), all);
    }
    return devices;
  }
}

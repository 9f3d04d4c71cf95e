package org.twinkeep.oracle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Fate.Verdict;
import org.twinkeep.analysis.reference.NatEvaluator.Translation;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.RejectWith;

/** Holds what the kernel did against what the design says. */
final class Comparison {

  /** So many packets do not all take the same of several choices. */
  private static final int MANY = 40;

  private Comparison() {}

  /**
   * A sentence for each packet on which they differ, by the packet's number.
   *
   * @param own the node's addresses: what it answers to these nobody else sees
   * @param journeys the ways that the design offers to each packet; one of them is taken
   */
  static SortedMap<Integer, String> differences(
      Set<Ip> own, List<List<Journey>> journeys, List<Kernel.Outcome> outcomes) {
    SortedMap<Integer, String> found = new TreeMap<>();
    for (int i = 0; i < journeys.size(); i++) {
      int number = i;
      Journey journey = journeys.get(i).getFirst();
      Kernel.Outcome outcome = outcomes.get(i);
      if (journeys.get(i).stream().anyMatch(way -> difference(own, way, outcome).isEmpty())) {
        continue;
      }
      difference(own, journey, outcome)
          .ifPresent(
              d ->
                  found.put(
                      number,
                      d
                          + "\n    packet "
                          + journey.filtered()
                          + "\n    design "
                          + journey
                          + "\n    kernel "
                          + outcome));
    }
    return found;
  }

  /** Choices of a rule that no packet was given, although many packets met the rule. */
  static List<String> untaken(List<List<Journey>> journeys, List<Kernel.Outcome> outcomes) {
    Map<Translation, Set<IpRange>> taken = new LinkedHashMap<>();
    Map<Translation, Integer> met = new LinkedHashMap<>();
    for (int i = 0; i < journeys.size(); i++) {
      Journey journey = journeys.get(i).getFirst();
      Optional<Wire.Seen> out = outcomes.get(i).out();
      if (out.isPresent()) {
        if (journeys.get(i).stream().allMatch(Comparison::leaves)) {
          note(journey.destination(), out.get().destination(), taken, met);
        }
        note(journey.source(), out.get().source(), taken, met);
      }
    }
    return met.entrySet().stream()
        .filter(e -> e.getValue() >= MANY)
        .filter(e -> taken.get(e.getKey()).size() < e.getKey().addresses().size())
        .map(
            e -> e.getValue() + " packets met " + e.getKey() + " and took " + taken.get(e.getKey()))
        .toList();
  }

  /** A choice that the filter keeps in is not seen although it is taken. */
  private static boolean leaves(Journey way) {
    return way.fate().verdict() instanceof Verdict.Accept && way.filtered().output().isPresent();
  }

  private static void note(
      Optional<Translation> translation,
      Ip seen,
      Map<Translation, Set<IpRange>> taken,
      Map<Translation, Integer> met) {
    if (translation.isPresent() && translation.get().addresses().size() > 1) {
      Translation t = translation.get();
      met.merge(t, 1, Integer::sum);
      Set<IpRange> found = taken.computeIfAbsent(t, _ -> new LinkedHashSet<>());
      t.addresses().stream().filter(r -> r.contains(seen)).forEach(found::add);
    }
  }

  private static Optional<String> difference(Set<Ip> own, Journey journey, Kernel.Outcome outcome) {
    return switch (journey.fate().verdict()) {
      case Verdict.Drop() ->
          outcome.equals(Kernel.Outcome.GONE)
              ? Optional.empty()
              : Optional.of("the design drops it");
      case Verdict.Reject(RejectWith with) -> rejected(own, with, journey.filtered(), outcome);
      case Verdict.Accept() -> accepted(journey, outcome);
    };
  }

  private static Optional<String> rejected(
      Set<Ip> own, RejectWith with, Packet packet, Kernel.Outcome outcome) {
    if (outcome.left().isPresent() || outcome.delivered()) {
      return Optional.of("the design rejects it");
    }
    if (packet.input().isEmpty() || own.contains(packet.source())) {
      return Optional.empty(); // the node tells itself, where nobody listens here
    }
    if (packet.state() == Packet.State.INVALID && outcome.error().isEmpty()) {
      return Optional.empty(); // such an error belongs to no connection: the rules may drop it
    }
    List<Integer> expected = expectedError(with, packet);
    List<Integer> seen =
        outcome.error().map(e -> List.of(e.errorType(), e.errorCode())).orElse(List.of());
    return seen.equals(expected)
        ? Optional.empty()
        : Optional.of("the error should be " + expected + ", is " + seen);
  }

  /** ICMP type and code (RFC 792, RFC 4443); -1 for a TCP reset. */
  private static List<Integer> expectedError(RejectWith with, Packet packet) {
    if (with == RejectWith.TCP_RESET) {
      return List.of(-1, 0);
    }
    Map<RejectWith, Integer> codes =
        packet.family() == Family.IPV4
            ? Map.of(
                RejectWith.PORT_UNREACHABLE, 3,
                RejectWith.ADMIN_PROHIBITED, 13,
                RejectWith.HOST_UNREACHABLE, 1,
                RejectWith.NET_UNREACHABLE, 0,
                RejectWith.HOST_PROHIBITED, 10,
                RejectWith.NET_PROHIBITED, 9,
                RejectWith.PROTOCOL_UNREACHABLE, 2)
            : Map.of(
                RejectWith.PORT_UNREACHABLE, 4,
                RejectWith.ADMIN_PROHIBITED, 1,
                RejectWith.HOST_UNREACHABLE, 3,
                RejectWith.NET_UNREACHABLE, 0,
                RejectWith.HOST_PROHIBITED, 1,
                RejectWith.NET_PROHIBITED, 1);
    return List.of(packet.family() == Family.IPV4 ? 3 : 1, codes.get(with));
  }

  private static Optional<String> accepted(Journey journey, Kernel.Outcome outcome) {
    Packet filtered = journey.filtered();
    if (filtered.output().isEmpty()) {
      return outcome.delivered()
          ? Optional.empty()
          : Optional.of("the design delivers it to the node");
    }
    if (!outcome.left().equals(filtered.output())) {
      return Optional.of("it should leave by " + filtered.output().get());
    }
    Wire.Seen out = outcome.out().orElseThrow();
    if (!ledTo(journey.destination(), filtered.destination(), out.destination())) {
      return Optional.of("its destination is wrong");
    }
    if (filtered.hasPorts()
        && !(ported(journey.destination(), out.destinationPort())
            && (hasPorts(journey.destination())
                || out.destinationPort() == filtered.destinationPort()))) {
      return Optional.of("its destination port is wrong");
    }
    if (filtered.hasPorts() && !ported(journey.source(), out.sourcePort())) {
      return Optional.of("its source port is wrong");
    }
    return translated(journey.source(), filtered.source(), out.source())
        ? Optional.empty()
        : Optional.of("its source is wrong");
  }

  /** Whether a packet has the destination that this way gives it. */
  private static boolean ledTo(Optional<Translation> translation, Ip given, Ip seen) {
    return seen.equals(given)
        || translation.stream()
            .flatMap(t -> t.addresses().stream())
            .anyMatch(range -> range.contains(given) && range.contains(seen));
  }

  private static boolean translated(Optional<Translation> translation, Ip unchanged, Ip seen) {
    List<IpRange> choices = translation.map(Translation::addresses).orElse(List.of());
    return choices.isEmpty()
        ? seen.equals(unchanged)
        : choices.stream().anyMatch(range -> range.contains(seen));
  }

  private static boolean hasPorts(Optional<Translation> translation) {
    return translation.filter(t -> !t.ports().isEmpty()).isPresent();
  }

  /** Ports that no rule names may change where two connections would be the same. */
  private static boolean ported(Optional<Translation> translation, int seen) {
    List<PortRange> choices = translation.map(Translation::ports).orElse(List.of());
    return choices.isEmpty() || choices.stream().anyMatch(range -> range.contains(seen));
  }
}

package org.twinkeep.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twinkeep.analysis.reference.DesignEvaluator;
import org.twinkeep.analysis.reference.Fate.Verdict;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.analysis.reference.Scene;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Network;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.UdpService;

/** Packets that begin connections which rules all over a policy accept. */
record Traffic(Scene scene, List<Packet> accepted) {

  private static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");

  /** Those that a host behind one device sends to a host behind another. */
  List<Packet> forwarded() {
    return accepted.stream().filter(p -> p.destination().toString().startsWith("172.")).toList();
  }

  /** Packets of connections that rules all over the policy accept. */
  static Traffic of(Project project, StandaloneFirewall firewall) {
    Scene scene = new Scene(project, firewall, firewall.nodes().getFirst());
    DesignEvaluator design = Surroundings.plain(scene).evaluator();
    List<PolicyRule> rules = firewall.ruleSets().policy().getFirst().rules();
    int step = Math.max(1, rules.size() / 1200);
    List<Packet> accepted =
        IntStream.range(0, rules.size() / step)
            .mapToObj(i -> rules.get(i * step))
            .flatMap(rule -> packet(project, rule).stream())
            .filter(p -> design.travel(p).fate().verdict() instanceof Verdict.Accept)
            .filter(p -> design.travel(p).filtered().output().isPresent())
            .toList();
    return new Traffic(scene, accepted);
  }

  private static Optional<Packet> packet(Project project, PolicyRule rule) {
    Optional<Ip> source = host(project, rule.source().members());
    Optional<Ip> destination = host(project, rule.destination().members());
    Optional<Id> service = rule.service().members().stream().findFirst();
    if (source.isEmpty() || destination.isEmpty() || service.isEmpty()) {
      return Optional.empty();
    }
    if (!source.get().toString().startsWith("10.") || source.equals(destination)) {
      return Optional.empty();
    }
    return project
        .element(service.get())
        .flatMap(e -> e instanceof UdpService u ? Optional.of(u) : Optional.empty())
        .map(u -> u.destinationPorts().getFirst().first())
        .map(port -> packet("eth1", source.get(), destination.get(), 1024, port));
  }

  private static Optional<Ip> host(Project project, List<Id> members) {
    return members.stream()
        .flatMap(id -> project.element(id).stream())
        .flatMap(
            e ->
                switch (e) {
                  case Host h -> h.addresses().stream().map(HostAddress::ip);
                  case Network n -> Stream.of(n.prefix().range().last().previous());
                  default -> Stream.<Ip>empty();
                })
        .findFirst();
  }

  private static Packet packet(String device, Ip source, Ip destination, int from, int to) {
    return new Packet(
        Optional.of(device),
        Optional.empty(),
        source,
        destination,
        Packet.UDP,
        from,
        to,
        0,
        0,
        Set.of(),
        0,
        Packet.State.NEW,
        false,
        0,
        NOON);
  }

  /** The answer to a packet. */
  static Packet reply(Packet p) {
    return packet(
        p.destination().toString().startsWith("10.") ? "eth1" : "eth2",
        p.destination(),
        p.source(),
        p.destinationPort(),
        p.sourcePort());
  }

  /** So many connections, all from other source ports. */
  static List<byte[]> flows(List<Packet> accepted, int count) {
    List<byte[]> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Packet p = accepted.get(i % accepted.size());
      int port = 1024 + i / accepted.size();
      flows.add(
          Wire.bytes(packet("eth1", p.source(), p.destination(), port, p.destinationPort()), i));
    }
    return flows;
  }
}

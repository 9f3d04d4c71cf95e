package org.twinkeep.analysis.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Node;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * What NAT rules make of the first packet of a connection. Destinations are translated before
 * routing, sources after the filter; in each of the two the first match decides. Where a rule
 * leaves a choice (a pool, several targets) any of the choices is right, so the result is the set
 * of them.
 */
public final class NatEvaluator {

  private final Scene scene;

  /**
   * What is published in a cluster is a virtual address: here a shared interface means only these.
   */
  private final Scene virtual;

  private final PolicyEvaluator interfaces;

  public NatEvaluator(Scene scene) {
    this.scene = scene;
    this.virtual = withoutOwnAddresses(scene);
    this.interfaces = new PolicyEvaluator(scene);
  }

  private static Scene withoutOwnAddresses(Scene scene) {
    return switch (scene.firewall()) {
      case StandaloneFirewall _ -> scene;
      case Cluster cluster -> {
        Node bare =
            scene
                .node()
                .withInterfaces(
                    scene.node().interfaces().stream()
                        .map(i -> i.withAddresses(List.of()))
                        .toList());
        yield new Scene(scene.project(), cluster, bare);
      }
    };
  }

  /**
   * A translation.
   *
   * @param rule the rule that made it
   * @param addresses the possible new addresses; empty = left alone
   * @param port the new port; absent = unchanged
   */
  public record Translation(Id rule, List<Ip> addresses, Optional<Integer> port) {}

  /** The translation of the destination; absent = no rule matches. */
  public Optional<Translation> destination(Packet packet) {
    return rules(packet)
        .filter(r -> r.action() instanceof NatAction.Exempt || !r.translatedDestination().isAny())
        .filter(r -> speaksOf(packet, r.translatedDestination()))
        .filter(r -> matches(r, packet) && interfaces.uses(r.inInterface(), packet.input()))
        .findFirst()
        .map(r -> translation(r, packet, r.translatedDestination()));
  }

  /** The translation of the source of a packet that leaves by {@code packet.output()}. */
  public Optional<Translation> source(Packet packet) {
    return rules(packet)
        .filter(
            r ->
                r.action() instanceof NatAction.Exempt
                    || !r.translatedSource().isAny()
                    || r.options().masquerade())
        .filter(r -> speaksOf(packet, r.translatedSource()))
        .filter(r -> matches(r, packet) && interfaces.uses(r.outInterface(), packet.output()))
        .findFirst()
        .map(
            r ->
                r.options().masquerade()
                    ? new Translation(r.id(), outgoing(packet), Optional.empty())
                    : translation(r, packet, r.translatedSource()));
  }

  private Stream<NatRule> rules(Packet packet) {
    List<RuleSet.Nat> sets = scene.firewall().ruleSets().nat();
    boolean top = !sets.isEmpty() && sets.getFirst().families().contains(packet.family());
    return top ? sets.getFirst().rules().stream().filter(NatRule::enabled) : Stream.empty();
  }

  private boolean matches(NatRule rule, Packet packet) {
    return Addresses.match(scene, rule.source(), packet.source())
        && Addresses.match(virtual, rule.destination(), packet.destination())
        && Services.match(scene, rule.service(), packet);
  }

  private Translation translation(NatRule rule, Packet packet, Cell to) {
    if (rule.action() instanceof NatAction.Exempt) {
      return new Translation(rule.id(), List.of(), Optional.empty());
    }
    return new Translation(rule.id(), targets(to, packet), port(rule));
  }

  private List<Ip> targets(Cell to, Packet packet) {
    return to.members().stream()
        .flatMap(id -> Addresses.targets(scene, id, packet))
        .filter(ip -> ip.family() == packet.family())
        .distinct()
        .toList();
  }

  /** A rule that offers no address of the packet's family speaks of the other family only. */
  private boolean speaksOf(Packet packet, Cell to) {
    return to.isAny() || !targets(to, packet).isEmpty();
  }

  private Optional<Integer> port(NatRule rule) {
    return rule.translatedService().members().stream()
        .map(id -> scene.project().object(id).orElseThrow())
        .flatMap(
            service ->
                service instanceof TcpService tcp
                    ? tcp.destinationPorts().stream()
                    : service instanceof UdpService udp
                        ? udp.destinationPorts().stream()
                        : Stream.empty())
        .filter(PortRange::isSingle)
        .map(PortRange::first)
        .findFirst();
  }

  /** The virtual address of the outgoing interface in a cluster, else the interface's own. */
  private List<Ip> outgoing(Packet packet) {
    Interface device =
        scene.node().interfaces().stream()
            .filter(i -> packet.output().equals(Optional.of(i.name())))
            .findFirst()
            .orElseThrow();
    List<InterfaceAddress> virtual =
        switch (scene.firewall()) {
          case StandaloneFirewall _ -> List.of();
          case Cluster cluster ->
              cluster.interfaces().stream()
                  .filter(shared -> shared.members().contains(device.id()))
                  .map(ClusterInterface::addresses)
                  .flatMap(List::stream)
                  .toList();
        };
    return (virtual.isEmpty() ? device.addresses() : virtual)
        .stream()
            .map(InterfaceAddress::address)
            .filter(ip -> ip.family() == packet.family())
            .limit(1)
            .toList();
  }
}

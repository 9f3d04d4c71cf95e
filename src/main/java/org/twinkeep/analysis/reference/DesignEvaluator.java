package org.twinkeep.analysis.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.analysis.reference.Fate.Verdict;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.TcpFlags.Flag;

/**
 * What a node does with a packet: destination translation, routing, automatic and user rules,
 * source translation, in this order.
 */
public final class DesignEvaluator {

  /**
   * The whole way of a packet.
   *
   * @param fate what the rules decide
   * @param filtered the packet as the filter saw it: destination translated, output known
   * @param destination the destination's translation, when a rule made one
   * @param source the source's translation of a packet that passes, when a rule made one
   */
  public record Journey(
      Fate fate,
      Packet filtered,
      Optional<NatEvaluator.Translation> destination,
      Optional<NatEvaluator.Translation> source) {}

  private final Scene scene;
  private final Set<Ip> held;
  private final String defaultDevice;
  private final PolicyEvaluator policy;
  private final NatEvaluator nat;

  /**
   * For one node.
   *
   * @param scene the node
   * @param added addresses that the node holds for NAT rules only
   * @param defaultDevice where packets to unknown networks leave
   */
  public DesignEvaluator(Scene scene, Set<Ip> added, String defaultDevice) {
    this.scene = scene;
    this.held = Stream.concat(scene.ownAddresses(), added.stream()).collect(Collectors.toSet());
    this.defaultDevice = defaultDevice;
    this.policy = new PolicyEvaluator(scene);
    this.nat = new NatEvaluator(scene);
  }

  /** The way of a packet that came in, or that the node sends when it has no input interface. */
  public Journey travel(Packet packet) {
    Packet routed = packet;
    Optional<NatEvaluator.Translation> destination =
        packet.input().isPresent() && packet.state() == Packet.State.NEW
            ? nat.destination(packet)
            : Optional.empty();
    if (destination.isPresent() && !destination.get().addresses().isEmpty()) {
      NatEvaluator.Translation t = destination.get();
      routed =
          packet.withDestination(
              t.addresses().getFirst(), t.port().orElse(packet.destinationPort()));
    }
    boolean local = held.contains(routed.destination());
    Packet filtered =
        routed.withOutput(local ? Optional.empty() : Optional.of(route(routed.destination())));
    boolean loopback = local && packet.input().isEmpty();
    Fate fate = loopback ? automatic(new Verdict.Accept(), filtered) : filter(filtered);
    boolean leaves = fate.verdict() instanceof Verdict.Accept && filtered.output().isPresent();
    Optional<NatEvaluator.Translation> source =
        leaves && packet.state() == Packet.State.NEW ? nat.source(filtered) : Optional.empty();
    return new Journey(fate, filtered, destination, source);
  }

  private String route(Ip destination) {
    return scene.node().interfaces().stream()
        .flatMap(i -> scene.addresses(i).stream().map(a -> new Route(a.network(), i.name())))
        .filter(r -> r.network.contains(destination))
        .max(Comparator.comparingInt(r -> r.network.length()))
        .map(Route::device)
        .orElse(defaultDevice);
  }

  private record Route(Prefix network, String device) {}

  private Fate filter(Packet p) {
    boolean toNode = p.output().isEmpty();
    if (isOn(AutomaticRule.MANAGEMENT) && (toNode ? isManagement(p) : isManagementReply(p))) {
      return automatic(new Verdict.Accept(), p);
    }
    switch (p.state()) {
      case ESTABLISHED, RELATED -> {
        return automatic(new Verdict.Accept(), p);
      }
      case INVALID -> {
        if (isOn(AutomaticRule.INVALID)) {
          return automatic(new Verdict.Drop(), p);
        }
      }
      case NEW -> {}
    }
    boolean syn =
        p.flags().contains(Flag.SYN)
            && !p.flags().contains(Flag.ACK)
            && !p.flags().contains(Flag.RST);
    if (isOn(AutomaticRule.INVALID) && p.protocol() == Packet.TCP && !syn) {
      return automatic(new Verdict.Drop(), p);
    }
    if (isOn(AutomaticRule.ANTI_SPOOFING) && p.input().isPresent() && isSpoofed(p)) {
      return automatic(new Verdict.Drop(), p);
    }
    return policy.evaluate(p).orElseGet(() -> automatic(new Verdict.Drop(), p));
  }

  private boolean isOn(AutomaticRule rule) {
    return scene.firewall().settings().isOn(rule);
  }

  private static Fate automatic(Verdict verdict, Packet p) {
    return new Fate(verdict, Optional.empty(), p.mark());
  }

  private boolean isManagement(Packet p) {
    Cell access = scene.firewall().settings().managementAccess();
    Node node = scene.node();
    return !access.isAny()
        && p.protocol() == Packet.TCP
        && p.destinationPort() == node.management().port()
        && Addresses.match(scene, access, p.source());
  }

  /**
   * Management is stateless, so that it survives a full connection table; its replies are let out
   * too.
   */
  private boolean isManagementReply(Packet p) {
    Cell access = scene.firewall().settings().managementAccess();
    return p.input().isEmpty()
        && !access.isAny()
        && p.protocol() == Packet.TCP
        && p.sourcePort() == scene.node().management().port()
        && Addresses.match(scene, access, p.destination());
  }

  /** From an address of the node itself, or of a network that is attached elsewhere. */
  private boolean isSpoofed(Packet p) {
    String device = p.input().orElseThrow();
    boolean own = scene.ownAddresses().anyMatch(p.source()::equals);
    List<Interface> others =
        scene.node().interfaces().stream().filter(i -> !i.name().equals(device)).toList();
    boolean here =
        scene.node().interfaces().stream()
            .filter(i -> i.name().equals(device))
            .flatMap(i -> scene.addresses(i).stream())
            .map(InterfaceAddress::network)
            .anyMatch(n -> n.contains(p.source()));
    boolean elsewhere =
        others.stream()
            .flatMap(i -> scene.addresses(i).stream())
            .map(InterfaceAddress::network)
            .anyMatch(n -> n.contains(p.source()));
    return own || elsewhere && !here;
  }
}

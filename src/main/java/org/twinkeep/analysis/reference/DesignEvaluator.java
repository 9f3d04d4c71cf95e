package org.twinkeep.analysis.reference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.analysis.reference.Fate.Verdict;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
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
  private final boolean master;
  private final Routes routes;
  private final PolicyEvaluator policy;
  private final NatEvaluator nat;

  /**
   * For one node.
   *
   * @param scene the node
   * @param added addresses that the node holds for NAT rules only
   * @param defaultDevice where packets leave to which no route leads
   * @param master whether it holds the virtual addresses
   */
  public DesignEvaluator(Scene scene, Set<Ip> added, String defaultDevice, boolean master) {
    this.scene = scene;
    this.master = master;
    this.held =
        Stream.concat(
                Stream.concat(held().map(InterfaceAddress::address), routerAnycasts()),
                Stream.concat(broadcasts(), added.stream()))
            .collect(Collectors.toSet());
    this.defaultDevice = defaultDevice;
    this.routes = new Routes(scene, master);
    this.policy = new PolicyEvaluator(scene);
    this.nat = new NatEvaluator(scene);
  }

  /** Every router answers to the first address of its IPv6 networks (RFC 4291, 2.6.1). */
  private Stream<Ip> routerAnycasts() {
    return held()
        .filter(a -> a.family() == Family.IPV6 && a.length() < 127)
        .map(a -> a.network().first());
  }

  /** Of IPv4 networks, which end at the node as well. */
  private Stream<Ip> broadcasts() {
    return held()
        .filter(a -> a.family() == Family.IPV4 && a.length() < 31)
        .map(a -> a.network().last());
  }

  private Stream<InterfaceAddress> held() {
    return scene.node().interfaces().stream().flatMap(i -> held(i).stream());
  }

  private List<InterfaceAddress> held(Interface device) {
    return master ? scene.addresses(device) : device.addresses();
  }

  /** The way of a packet that came in, or that the node sends when it has no input interface. */
  public Journey travel(Packet arrived) {
    return ways(arrived).getFirst();
  }

  /** One way for each destination that a rule offers, which may lie behind other interfaces. */
  public List<Journey> ways(Packet arrived) {
    Packet packet = isUntracked(arrived) ? arrived.withState(Packet.State.UNTRACKED) : arrived;
    Optional<NatEvaluator.Translation> destination =
        packet.state() == Packet.State.NEW ? nat.destination(packet) : Optional.empty();
    return destination
        .map(t -> redirected(packet, t))
        .orElse(Stream.of(packet))
        .map(redirected -> onward(packet, redirected, destination))
        .toList();
  }

  private Journey onward(
      Packet packet, Packet redirected, Optional<NatEvaluator.Translation> destination) {
    Packet filtered = routed(redirected);
    boolean lost = destination.filter(NatEvaluator.Translation::lost).isPresent();
    boolean loopback = filtered.output().isEmpty() && packet.input().isEmpty();
    Fate fate =
        lost
            ? automatic(new Verdict.Drop(), filtered)
            : loopback ? automatic(new Verdict.Accept(), filtered) : filter(filtered);
    boolean leaves = fate.verdict() instanceof Verdict.Accept && filtered.output().isPresent();
    Optional<NatEvaluator.Translation> source =
        leaves && packet.state() == Packet.State.NEW
            ? nat.source(filtered, destination)
            : Optional.empty();
    return new Journey(fate, filtered, destination, source);
  }

  /** A node does not forward multicasts: what comes in is for itself or for nobody. */
  private Packet routed(Packet packet) {
    boolean local =
        held.contains(packet.destination())
            || packet.destination().isLoopback()
            || packet.input().isPresent() && packet.destination().isMulticast();
    return packet.withOutput(
        local
            ? Optional.empty()
            : routes.device(packet.destination()).or(() -> Optional.of(defaultDevice)));
  }

  /** Stateless rules see packets as they arrive, before any translation. */
  private boolean isUntracked(Packet arrived) {
    Packet packet = routed(arrived).withState(Packet.State.UNTRACKED);
    boolean management =
        isOn(AutomaticRule.MANAGEMENT)
            && (packet.output().isEmpty()
                ? isNodesOwn(packet.destination()) && isManagement(packet)
                : isNodesOwn(packet.source()) && isManagementReply(packet));
    return management || policy.takesOutOfTracking(packet);
  }

  /** Not a virtual address, which may be published elsewhere. */
  private boolean isNodesOwn(Ip ip) {
    return scene.node().interfaces().stream()
        .flatMap(i -> i.addresses().stream())
        .anyMatch(a -> a.address().equals(ip));
  }

  /** Whether it is a virtual address, which a backup does not hold. */
  private boolean isMastersAlone(Ip ip) {
    return !master && !isNodesOwn(ip) && scene.ownAddresses().anyMatch(ip::equals);
  }

  /** With each of the possible destinations; of a range the first stands for all. */
  private Stream<Packet> redirected(Packet packet, NatEvaluator.Translation to) {
    int port = to.ports().isEmpty() ? packet.destinationPort() : to.ports().getFirst().first();
    if (to.addresses().isEmpty()) {
      return Stream.of(
          to.ports().isEmpty() ? packet : packet.withDestination(packet.destination(), port));
    }
    return to.addresses().stream()
        .filter(range -> to.addresses().size() == 1 || !isMastersAlone(range.first()))
        .map(range -> packet.withDestination(range.first(), port));
  }

  private Fate filter(Packet p) {
    boolean toNode = p.output().isEmpty();
    if (!scene.firewall().settings().families().contains(p.family())) {
      return automatic(new Verdict.Drop(), p);
    }
    if (isOn(AutomaticRule.LOOPBACK)
        && p.input().map(this::isUnprotected).orElse(true)
        && p.output().map(this::isUnprotected).orElse(true)) {
      return automatic(new Verdict.Accept(), p);
    }
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
      case NEW, UNTRACKED -> {}
    }
    boolean syn =
        p.flags().contains(Flag.SYN)
            && !p.flags().contains(Flag.ACK)
            && !p.flags().contains(Flag.RST);
    boolean begins = p.state() != Packet.State.UNTRACKED && p.protocol() == Packet.TCP;
    if (isOn(AutomaticRule.INVALID) && begins && !syn) {
      return automatic(new Verdict.Drop(), p);
    }
    if (isOn(AutomaticRule.ANTI_SPOOFING) && p.input().isPresent() && isSpoofed(p)) {
      return automatic(new Verdict.Drop(), p);
    }
    return policy.evaluate(p).orElseGet(() -> automatic(new Verdict.Drop(), p));
  }

  private boolean isUnprotected(String device) {
    return scene.node().interfaces().stream()
        .anyMatch(i -> i.name().equals(device) && i.unprotected());
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

  private Stream<Prefix> networks(Predicate<Interface> of) {
    return scene.node().interfaces().stream().filter(of).flatMap(scene::networks);
  }

  /**
   * From an address of the node itself, or of a network that is attached elsewhere. What may come
   * in by an interface that the project does not know, it cannot tell.
   */
  private boolean isSpoofed(Packet p) {
    String device = p.input().orElseThrow();
    if (p.output().isPresent() && held().anyMatch(a -> a.address().equals(p.source()))) {
      return true;
    }
    if (scene.node().interfaces().stream().noneMatch(i -> i.name().equals(device))) {
      return false;
    }
    boolean own =
        scene.firewall().nodes().stream()
            .filter(node -> node.id().equals(scene.node().id()))
            .flatMap(node -> node.interfaces().stream())
            .flatMap(i -> i.addresses().stream())
            .anyMatch(a -> a.address().equals(p.source()));
    boolean here = networks(i -> i.name().equals(device)).anyMatch(n -> n.contains(p.source()));
    boolean elsewhere =
        networks(i -> !i.name().equals(device)).anyMatch(n -> n.contains(p.source()));
    return own || elsewhere && !here && !routes.leadsTo(p.source(), device);
  }
}

package org.twinkeep.analysis.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.Zone;

/**
 * What NAT rules make of the first packet of a connection. Destinations are translated before
 * routing, sources after the filter; in each of the two the first match decides. Where a rule
 * leaves a choice (a pool, several targets) any of the choices is right.
 */
public final class NatEvaluator {

  private static final int DEEPEST_BRANCH = 64;

  private final Scene scene;

  /**
   * What is published in a cluster is a virtual address: here a shared interface means only these.
   * What is left alone, or excluded, is every address.
   */
  private final Scene virtual;

  private final PolicyEvaluator interfaces;
  private final NatChoices choices;

  public NatEvaluator(Scene scene) {
    this.scene = scene;
    this.virtual = withoutOwnAddresses(scene);
    this.interfaces = new PolicyEvaluator(scene);
    this.choices = new NatChoices(scene);
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
   * @param addresses the possible new addresses; empty = the address stays
   * @param ports the possible new ports; empty = kept where possible
   * @param lost the packet goes to the node, which has no address for it where it came in: the
   *     kernel drops it
   */
  public record Translation(Id rule, List<IpRange> addresses, List<PortRange> ports, boolean lost) {

    Translation(Id rule, List<IpRange> addresses, List<PortRange> ports) {
      this(rule, addresses, ports, false);
    }
  }

  /** What a rule does with one end of a packet's connection, when it matches. */
  private interface Stage {
    boolean matches(NatRule rule);

    Optional<Translation> translate(NatRule rule);
  }

  /** The translation of the destination; absent = no rule matches. */
  public Optional<Translation> destination(Packet packet) {
    return first(
        packet,
        new Stage() {
          @Override
          public boolean matches(NatRule rule) {
            return comesIn(rule, packet)
                && matchesOriginal(rule, packet)
                && matchesSource(rule, packet);
          }

          @Override
          public Optional<Translation> translate(NatRule rule) {
            return newDestination(rule, packet);
          }
        });
  }

  /**
   * The translation of the source of a packet that leaves by {@code packet.output()}.
   *
   * @param destination what was done to the packet's destination
   */
  public Optional<Translation> source(Packet packet, Optional<Translation> destination) {
    return first(
        packet,
        new Stage() {
          @Override
          public boolean matches(NatRule rule) {
            boolean original =
                translatesDestination(rule)
                    ? destination.filter(d -> d.rule().equals(rule.id())).isPresent()
                    : matchesOriginal(rule, packet);
            return original && (returns(rule) || isMeant(rule));
          }

          private boolean isMeant(NatRule rule) {
            return matchesSource(rule, packet) && leaves(rule, packet);
          }

          /** Hairpins are for packets that do not come in by the rule's interfaces. */
          private boolean returns(NatRule rule) {
            return rule.options().hairpin()
                && (!translatesSource(rule) || !rule.inInterface().isAny());
          }

          @Override
          public Optional<Translation> translate(NatRule rule) {
            return translatesSource(rule) && isMeant(rule) || !returns(rule)
                ? newSource(rule, packet)
                : hairpin(rule, packet);
          }
        });
  }

  private Optional<Translation> first(Packet packet, Stage stage) {
    List<RuleSet.Nat> sets = scene.firewall().ruleSets().nat();
    boolean dropped = !scene.firewall().settings().families().contains(packet.family());
    return sets.isEmpty() || dropped ? Optional.empty() : first(sets.getFirst(), packet, stage, 0);
  }

  private Optional<Translation> first(RuleSet.Nat set, Packet packet, Stage stage, int depth) {
    if (depth > DEEPEST_BRANCH || !set.families().contains(packet.family())) {
      return Optional.empty();
    }
    for (NatRule rule : set.rules()) {
      if (!rule.enabled() || Windows.isOver(rule.info(), packet.time()) || !stage.matches(rule)) {
        continue;
      }
      Optional<Translation> found =
          switch (rule.action()) {
            case NatAction.Translate() -> stage.translate(rule);
            case NatAction.Exempt() ->
                Optional.of(new Translation(rule.id(), List.of(), List.of()));
            case NatAction.Branch(Id target) -> first(ruleSet(target), packet, stage, depth + 1);
          };
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private RuleSet.Nat ruleSet(Id id) {
    return scene.firewall().ruleSets().nat().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no NAT rule set has the id " + id));
  }

  private static boolean translatesSource(NatRule rule) {
    return !rule.translatedSource().isAny() || rule.options().masquerade();
  }

  /** Without a new source, a new service alone means the destination's port. */
  private static boolean translatesDestination(NatRule rule) {
    return rule.action() instanceof NatAction.Translate
        && (!rule.translatedDestination().isAny()
            || !translatesSource(rule) && !rule.translatedService().isAny());
  }

  private boolean matchesOriginal(NatRule rule, Packet packet) {
    boolean published =
        !(rule.action() instanceof NatAction.Exempt) && !rule.destination().negated();
    return Addresses.match(published ? virtual : scene, rule.destination(), packet.destination())
        && Services.match(scene, rule.service(), packet);
  }

  /** In a cluster the nodes' own packets keep their source unless a rule names it. */
  private boolean matchesSource(NatRule rule, Packet packet) {
    boolean spared =
        scene.firewall() instanceof Cluster
            && packet.output().isPresent()
            && rule.action() instanceof NatAction.Translate
            && scene.node().interfaces().stream()
                .filter(i -> rule.source().isAny() || leavesBy(rule, i))
                .flatMap(i -> i.addresses().stream())
                .anyMatch(a -> a.address().equals(packet.source()))
            && (rule.source().negated()
                || rule.source().members().stream().noneMatch(this::speaksOfNode));
    return !spared && Addresses.match(scene, rule.source(), packet.source());
  }

  private boolean leavesBy(NatRule rule, Interface device) {
    return interfaces.uses(rule.outInterface(), Optional.of(device.name()), false);
  }

  /** Whether it, or something in it, is the firewall, a part of it, or a host of that address. */
  private boolean speaksOfNode(Id id) {
    return switch (scene.project().element(id).orElseThrow()) {
      case Host host ->
          host.addresses().stream()
              .anyMatch(
                  h ->
                      scene.node().interfaces().stream()
                          .flatMap(i -> i.addresses().stream())
                          .anyMatch(a -> a.address().equals(h.ip())));
      case ObjectGroup group -> group.members().stream().anyMatch(this::speaksOfNode);
      case Element element ->
          scene.firewall().elements().anyMatch(e -> e.id().equals(element.id()));
    };
  }

  /**
   * Before routing the output interface is not known: what asks for it is about sources. The node's
   * own connections are translated by rules only whose source is the node; exemptions and branches
   * concern them, too.
   */
  private boolean comesIn(NatRule rule, Packet packet) {
    if (!rule.outInterface().isAny()) {
      return false;
    }
    if (packet.input().isEmpty()) {
      boolean concerned =
          !(rule.action() instanceof NatAction.Translate) || namesNode(rule, packet.family());
      return rule.inInterface().isAny() && concerned;
    }
    boolean inside =
        rule.options().hairpin()
            && isForNode(rule.inInterface())
            && choices
                .behind(choices.destinations(rule.translatedDestination(), packet))
                .map(Interface::name)
                .anyMatch(packet.input().get()::equals);
    return inside || interfaces.uses(rule.inInterface(), packet.input(), true);
  }

  /** What comes in by another node's interface is published there. */
  private boolean isForNode(Cell interfaces) {
    return interfaces.negated()
        || interfaces.isAny()
        || scene.node().interfaces().stream().anyMatch(i -> names(interfaces, i));
  }

  private boolean names(Cell cell, Interface device) {
    return interfaces.uses(cell, Optional.of(device.name()), true);
  }

  private boolean namesNode(NatRule rule, Family family) {
    Cell source = rule.source();
    return !source.isAny()
        && !source.negated()
        && source.members().stream().allMatch(id -> isOwn(id, family));
  }

  /** Whether all addresses of a family that an element stands for are the node's. */
  private boolean isOwn(Id id, Family family) {
    return switch (scene.project().element(id).orElseThrow()) {
      case Firewall firewall -> firewall.id().equals(scene.firewall().id());
      case Node node -> node.id().equals(scene.node().id());
      case Interface device ->
          scene.node().findInterface(device.id()).isPresent()
              || isOwn(device.addresses().stream().map(InterfaceAddress::address), family);
      case ClusterInterface shared -> scene.memberOf(shared).isPresent();
      case Zone zone -> zone.members().stream().allMatch(member -> isOwn(member, family));
      case Host host -> isOwn(host.addresses().stream().map(HostAddress::ip), family);
      case ObjectGroup group -> group.members().stream().allMatch(m -> isOwn(m, family));
      case Element _ -> false;
    };
  }

  private boolean isOwn(Stream<Ip> addresses, Family family) {
    return addresses
        .filter(ip -> ip.family() == family)
        .allMatch(ip -> scene.ownAddresses().anyMatch(ip::equals));
  }

  private boolean leaves(NatRule rule, Packet packet) {
    return interfaces.uses(rule.inInterface(), packet.input(), true)
        && interfaces.uses(rule.outInterface(), packet.output(), true);
  }

  private Optional<Translation> newDestination(NatRule rule, Packet packet) {
    if (!translatesDestination(rule) || !mayTranslateSource(rule, packet)) {
      return Optional.empty();
    }
    List<PortRange> ports = ports(rule, packet, false);
    if (rule.translatedDestination().isAny()) {
      return Optional.of(new Translation(rule.id(), List.of(), ports));
    }
    List<IpRange> to =
        mapped(rule.destination(), rule.translatedDestination(), packet.destination())
            .map(List::of)
            .orElseGet(() -> choices.destinations(rule.translatedDestination(), packet));
    boolean lost = to.isEmpty() && choices.isNode(rule.translatedDestination());
    return to.isEmpty() && !lost
        ? Optional.empty()
        : Optional.of(new Translation(rule.id(), to, ports, lost));
  }

  /** A rule whose new source has no address of the packet's family does not speak of the family. */
  private boolean mayTranslateSource(NatRule rule, Packet packet) {
    Cell to = rule.translatedSource();
    return to.isAny() || choices.isNode(to) || !choices.sources(to, packet).isEmpty();
  }

  private Optional<Translation> newSource(NatRule rule, Packet packet) {
    if (!translatesSource(rule)) {
      return Optional.empty();
    }
    List<IpRange> to =
        rule.options().masquerade()
            ? choices.leaving(packet).stream().toList()
            : mapped(rule.source(), rule.translatedSource(), packet.source())
                .map(List::of)
                .orElseGet(() -> choices.sources(rule.translatedSource(), packet));
    return to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Translation(rule.id(), to, ports(rule, packet, true)));
  }

  /** The inside's own packets to what is published get the firewall's address there. */
  private Optional<Translation> hairpin(NatRule rule, Packet packet) {
    return choices
        .behind(List.of(IpRange.of(packet.destination())))
        .filter(i -> packet.output().equals(Optional.of(i.name())))
        .filter(i -> scene.networks(i).anyMatch(n -> n.contains(packet.source())))
        .flatMap(_ -> choices.leaving(packet).stream())
        .map(to -> new Translation(rule.id(), List.of(to), List.of()))
        .findFirst();
  }

  /** A network is translated address by address to one of the same size. */
  private Optional<IpRange> mapped(Cell from, Cell to, Ip ip) {
    Optional<Prefix> old = network(from);
    Optional<Prefix> fresh = network(to);
    return old.isPresent()
            && fresh.isPresent()
            && fresh.get().family() == ip.family()
            && fresh.get().length() < ip.family().bits()
        ? Optional.of(IpRange.of(moved(ip, fresh.get())))
        : Optional.empty();
  }

  private Optional<Prefix> network(Cell cell) {
    return cell.members().size() == 1
            && scene.project().object(cell.members().getFirst()).orElse(null)
                instanceof Network network
        ? Optional.of(network.prefix())
        : Optional.empty();
  }

  private static Ip moved(Ip ip, Prefix to) {
    long hostHigh = to.last().high() ^ to.first().high();
    long hostLow = to.last().low() ^ to.first().low();
    return new Ip(
        ip.family(),
        to.first().high() | ip.high() & hostHigh,
        to.first().low() | ip.low() & hostLow);
  }

  /** New ports go with their own protocol only. */
  private List<PortRange> ports(NatRule rule, Packet packet, boolean source) {
    return rule.translatedService().members().stream()
        .map(id -> scene.project().object(id).orElseThrow())
        .flatMap(
            service ->
                switch (service) {
                  case TcpService s when packet.protocol() == Packet.TCP ->
                      (source ? s.sourcePorts() : s.destinationPorts()).stream();
                  case UdpService s when packet.protocol() == Packet.UDP ->
                      (source ? s.sourcePorts() : s.destinationPorts()).stream();
                  case ProjectObject _ -> Stream.<PortRange>empty();
                })
        .toList();
  }
}

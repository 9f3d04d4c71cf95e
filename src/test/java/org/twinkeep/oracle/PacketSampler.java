package org.twinkeep.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.analysis.reference.Scene;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Mark;
import org.twinkeep.model.Network;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Service;
import org.twinkeep.model.StandardLibrary;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.model.TcpFlags.Flag;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * Packets that are likely to find a mistake: addresses and ports at and just beyond the borders of
 * what the project speaks of. Leaves out what the kernel itself refuses before any rule sees it
 * (martians), and the routers' anycast address of a network that an interface got from elsewhere:
 * where the node's own connections are redirected, a ruleset cannot tell it from that of a network
 * which a route leads to, and drops it. Broadcasts and multicasts are sent where a rule names them.
 */
final class PacketSampler {

  private static final List<Integer> OTHER_PROTOCOLS = List.of(47, 50);

  /** What the kernel takes apart itself: its content would have to be right. */
  private static final Set<Integer> STRUCTURED4 =
      Set.of(Packet.ICMP, Packet.TCP, Packet.UDP, Packet.ICMPV6);

  /** The same and what is an extension header (RFC 8200, RFC 4302). */
  private static final Set<Integer> STRUCTURED6 =
      Set.of(0, Packet.ICMP, Packet.TCP, Packet.UDP, 43, 44, 51, Packet.ICMPV6, 59, 60, 135);

  /** ICMP messages that begin a connection: echo, timestamp, information, address mask. */
  private static final Set<Integer> ASKING4 = Set.of(8, 13, 15, 17);

  /** ICMPv6 messages that do: echo, node information. */
  private static final Set<Integer> ASKING6 = Set.of(128, 139);

  /** Neighbours' own messages, which no connection is made of and no router forwards. */
  private static final Set<Integer> NEIGHBOURS6 =
      Set.of(130, 131, 132, 133, 134, 135, 136, 137, 143);

  private final Random random;
  private final Instant now = Instant.now();
  private final List<String> devices;
  private final List<Prefix> attached;
  private final List<Ip> unsure;
  private final Set<Ip> own;
  private final boolean translates;
  private final List<Ip> addresses4;
  private final List<Ip> addresses6;
  private final List<Integer> ports;
  private final List<Aim> aims = new ArrayList<>();
  private final Set<List<Object>> tuples = new HashSet<>();

  /** What a rule asks for; an empty list = it does not ask. */
  private record Aim(List<Ip> sources, List<Ip> destinations, List<Service> services) {}

  PacketSampler(Surroundings where, long seed) {
    Scene scene = where.scene();
    this.random = new Random(seed);
    this.devices = where.inputs();
    List<InterfaceAddress> held =
        Stream.concat(
                scene.node().interfaces().stream(),
                scene.firewall().elements().filter(e -> e instanceof ClusterInterface))
            .flatMap(PacketSampler::addressesOf)
            .toList();
    this.attached = held.stream().map(InterfaceAddress::network).distinct().toList();
    this.unsure =
        scene.node().interfaces().stream()
            .filter(Interface::dynamic)
            .flatMap(PacketSampler::addressesOf)
            .filter(a -> a.family() == Family.IPV6)
            .map(a -> a.network().first())
            .toList();
    this.own = where.held();
    this.translates =
        scene.firewall().ruleSets().nat().stream().anyMatch(set -> !set.rules().isEmpty());
    Set<Ip> interesting = new LinkedHashSet<>();
    held.forEach(a -> around(a.network(), interesting));
    held.forEach(a -> interesting.add(a.address()));
    scene.project().objects().stream().forEach(o -> borders(o, interesting));
    interesting.add(Ip.parse("8.8.8.8"));
    interesting.add(Ip.parse("203.0.113.77"));
    interesting.add(Ip.parse("2001:4860::8888"));
    this.addresses4 =
        interesting.stream().filter(ip -> ip.family() == Family.IPV4).filter(this::usable).toList();
    this.addresses6 =
        interesting.stream().filter(ip -> ip.family() == Family.IPV6).filter(this::usable).toList();
    Set<Integer> found = new LinkedHashSet<>(List.of(22, 53, 80, 443, 8080));
    Stream.concat(
            scene.project().objects().stream(),
            StandardLibrary.all().stream()
                .filter(o -> Set.of("http", "ssh", "vnc").contains(o.name())))
        .forEach(o -> ports(o, found));
    this.ports = found.stream().filter(p -> p > 0 && p < 65536).toList();
    scene.firewall().ruleSets().policy().stream()
        .flatMap(set -> set.rules().stream())
        .forEach(r -> aims.add(aim(scene, r.source(), r.destination(), r.service())));
    scene.firewall().ruleSets().nat().stream()
        .flatMap(set -> set.rules().stream())
        .forEach(r -> aims.add(aim(scene, r.source(), r.destination(), r.service())));
  }

  private Aim aim(Scene scene, Cell source, Cell destination, Cell service) {
    return new Aim(
        named(scene, source).filter(this::usable).toList(),
        named(scene, destination).filter(ip -> usable(ip) || isForMany(ip)).toList(),
        Membership.leaves(scene.project(), service.members()).stream()
            .flatMap(id -> scene.project().object(id).stream())
            .map(Service.class::cast)
            .toList());
  }

  /** Addresses at the borders of what a cell names, also of a negated one. */
  private Stream<Ip> named(Scene scene, Cell cell) {
    Set<Ip> found = new LinkedHashSet<>();
    for (Id id : Membership.leaves(scene.project(), cell.members())) {
      Element element = scene.project().element(id).orElseThrow();
      if (element instanceof Host host) {
        borders(host, found);
      } else if (element instanceof ProjectObject object) {
        Set<Ip> borders = new LinkedHashSet<>();
        borders(object, borders);
        borders.stream().filter(this::usable).forEach(found::add);
      } else if (element instanceof Firewall firewall) {
        firewall
            .elements()
            .flatMap(PacketSampler::addressesOf)
            .forEach(a -> found.add(a.address()));
      } else {
        addressesOf(element).forEach(a -> found.add(a.address()));
      }
    }
    return found.stream();
  }

  /** An IPv4 address that several machines listen to, this node among them. */
  private boolean isForMany(Ip ip) {
    return ip.family() == Family.IPV4
        && (ip.isMulticast()
            || attached.stream()
                .anyMatch(n -> n.length() < n.family().bits() - 1 && n.last().equals(ip)));
  }

  private static Stream<InterfaceAddress> addressesOf(Element element) {
    return element instanceof Interface device
        ? device.addresses().stream()
        : element instanceof ClusterInterface shared ? shared.addresses().stream() : Stream.empty();
  }

  private static void around(Prefix prefix, Set<Ip> into) {
    into.addAll(
        List.of(
            prefix.first(),
            prefix.first().next(),
            prefix.first().previous(),
            prefix.last(),
            prefix.last().previous(),
            prefix.last().next()));
  }

  private static void borders(ProjectObject object, Set<Ip> into) {
    if (object instanceof Network network) {
      around(network.prefix(), into);
    } else if (object instanceof AddressRange range) {
      into.addAll(
          List.of(
              range.range().first(),
              range.range().first().previous(),
              range.range().last(),
              range.range().last().next()));
    } else if (object instanceof Host host) {
      host.addresses().forEach(a -> into.addAll(List.of(a.ip(), a.ip().next(), a.ip().previous())));
    }
  }

  private static void ports(ProjectObject object, Set<Integer> into) {
    List<PortRange> ranges = new ArrayList<>();
    if (object instanceof TcpService tcp) {
      ranges.addAll(tcp.destinationPorts());
      ranges.addAll(tcp.sourcePorts());
    } else if (object instanceof UdpService udp) {
      ranges.addAll(udp.destinationPorts());
      ranges.addAll(udp.sourcePorts());
    } else if (object instanceof IpService) {
      return;
    }
    ranges.forEach(r -> into.addAll(List.of(r.first(), r.last(), r.first() - 1, r.last() + 1)));
  }

  private boolean usable(Ip ip) {
    if (unsure.contains(ip)
        || ip.isMulticast()
        || ip.isLoopback()
        || ip.isUnspecified()
        || ip.isLinkLocal()) {
      return false;
    }
    if (ip.family() == Family.IPV4 && (ip.low() >>> 24 == 0 || ip.low() >>> 28 == 15)) {
      return false;
    }
    return attached.stream()
        .filter(n -> n.family() == Family.IPV4 && n.length() < n.family().bits() - 1)
        .noneMatch(n -> n.first().equals(ip) || n.last().equals(ip));
  }

  /** The address of a network that every router answers to, which nobody sends from. */
  private boolean isAnycast(Ip ip) {
    return ip.family() == Family.IPV6 && attached.stream().anyMatch(n -> n.first().equals(ip));
  }

  /** So many packets, each of a connection of its own. */
  List<Packet> sample(int count) {
    List<Packet> packets = new ArrayList<>();
    for (int tries = 0; packets.size() < count && tries < count * 20; tries++) {
      Packet packet = next();
      boolean martian =
          packet.input().isPresent()
              && (own.contains(packet.source()) && packet.source().family() == Family.IPV4
                  || isAnycast(packet.source()));
      if (!martian && !packet.source().equals(packet.destination()) && isNew(packet)) {
        packets.add(packet);
      }
    }
    return packets;
  }

  /**
   * Whether the packet begins a connection of its own, also after translation. Without ports a
   * connection is a pair of addresses; where these are translated, each is used once a protocol.
   */
  private boolean isNew(Packet p) {
    if (p.hasPorts()) {
      return tuples.add(
          List.of(p.source(), p.destination(), p.protocol(), p.sourcePort(), p.destinationPort()));
    }
    if (!translates && p.protocol() != Packet.ICMP && p.protocol() != Packet.ICMPV6) {
      return tuples.add(List.of(p.protocol(), Set.of(p.source(), p.destination())));
    }
    List<Object> from = List.of(p.protocol(), p.source());
    List<Object> to = List.of(p.protocol(), p.destination());
    boolean icmp = p.protocol() == Packet.ICMP || p.protocol() == Packet.ICMPV6;
    return icmp || tuples.add(from) && tuples.add(to);
  }

  private Packet next() {
    boolean aimed = !aims.isEmpty() && random.nextInt(2) == 0;
    Aim aim = aimed ? one(aims) : new Aim(List.of(), List.of(), List.of());
    boolean six =
        Stream.concat(aim.sources.stream(), aim.destinations.stream())
            .skip(random.nextInt(2))
            .findFirst()
            .map(ip -> ip.family() == Family.IPV6)
            .orElse(random.nextInt(3) == 0 && !addresses6.isEmpty());
    List<Ip> pool = six ? addresses6 : addresses4;
    boolean fromNode = random.nextInt(10) == 0;
    Ip destination =
        spread(
            one(aimedAt(aim.destinations, six, random.nextInt(6) == 0 ? ownOf(six, pool) : pool)));
    Ip source = spread(one(aimedAt(aim.sources, six, pool)));
    Optional<Service> service =
        aim.services.isEmpty() || random.nextInt(5) == 0
            ? Optional.empty()
            : Optional.of(one(aim.services));
    boolean marked = service.filter(TagService.class::isInstance).isPresent();
    if (isForMany(destination)) {
      fromNode = false;
    } else if (fromNode || marked) {
      fromNode = true; // nobody marks what comes in before the rules see it
      source = one(ownOf(six, pool));
    } else if (own.contains(source) && aimed) {
      fromNode = !six || random.nextInt(4) > 0; // IPv6 also believes strangers who say so
    }
    boolean sent = fromNode;
    Ip from = source;
    Optional<Packet> wanted = service.flatMap(s -> with(s, sent, from, destination));
    return wanted.isPresent() ? wanted.get() : free(six, fromNode, source, destination);
  }

  /** What a rule names; elsewhere everything that is interesting in the family. */
  private List<Ip> aimedAt(List<Ip> named, boolean six, List<Ip> otherwise) {
    List<Ip> candidates = named.stream().filter(ip -> (ip.family() == Family.IPV6) == six).toList();
    return candidates.isEmpty() || random.nextInt(5) == 0 ? otherwise : candidates;
  }

  /** A packet of a service, with ports at its borders; absent for what cannot be sent. */
  private Optional<Packet> with(Service service, boolean fromNode, Ip source, Ip destination) {
    return switch (service) {
      case TcpService s -> {
        Set<Flag> flags = s.flags().map(TcpFlags::set).orElse(Set.of(Flag.SYN));
        yield Optional.of(
            packet(
                fromNode,
                source,
                destination,
                Packet.TCP,
                port(s.sourcePorts(), true),
                port(s.destinationPorts(), false),
                0,
                0,
                flags,
                0));
      }
      case UdpService s ->
          Optional.of(
              packet(
                  fromNode,
                  source,
                  destination,
                  Packet.UDP,
                  port(s.sourcePorts(), true),
                  port(s.destinationPorts(), false),
                  0,
                  0,
                  Set.of(),
                  0));
      case IpService s when s.dscp().isPresent() || s.tos().isPresent() ->
          Optional.of(
              packet(
                  fromNode,
                  source,
                  destination,
                  Packet.UDP,
                  1024 + random.nextInt(64000),
                  one(ports),
                  0,
                  0,
                  Set.of(),
                  s.tos().orElse(s.dscp().orElse(0) << 2)));
      case IpService s
          when s.protocol().isPresent()
              && !(source.family() == Family.IPV4 ? STRUCTURED4 : STRUCTURED6)
                  .contains(s.protocol().getAsInt())
              && !(s.protocol().getAsInt() == 0 && own.contains(destination)) -> // no socket has 0
          Optional.of(
              packet(
                  fromNode, source, destination, s.protocol().getAsInt(), 0, 0, 0, 0, Set.of(), 0));
      case IcmpService s when s.type().isPresent() && source.family() == Family.IPV4 ->
          message(s.type().get(), fromNode, source, destination, Packet.ICMP);
      case Icmp6Service s when s.type().isPresent() && source.family() == Family.IPV6 ->
          message(s.type().get(), fromNode, source, destination, Packet.ICMPV6);
      case TagService s when fromNode ->
          Optional.of(free(source.family() == Family.IPV6, true, source, destination))
              .map(p -> p.withMark(near(s.mark())));
      case Service _ -> Optional.empty();
    };
  }

  /** A message at the borders of what a rule names, in type and in code. */
  private Optional<Packet> message(
      IcmpType named, boolean fromNode, Ip source, Ip destination, int protocol) {
    int type = named.type() + (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0);
    int code = named.code().orElse(0) + (random.nextInt(3) == 0 ? random.nextInt(3) - 1 : 0);
    if (type < 0 || type > 255 || protocol == Packet.ICMPV6 && NEIGHBOURS6.contains(type)) {
      return Optional.empty();
    }
    return Optional.of(
        packet(
            fromNode,
            source,
            destination,
            protocol,
            0,
            0,
            type,
            Math.clamp(code, 0, 255),
            Set.of(),
            0));
  }

  /** The mark itself, with another bit that nobody asks for, or with one of its own changed. */
  private long near(Mark mark) {
    long bit = 1L << random.nextInt(32);
    return random.nextBoolean() ? mark.value() : mark.value() ^ bit;
  }

  private int port(List<PortRange> ranges, boolean any) {
    if (ranges.isEmpty() || random.nextInt(8) == 0) {
      return any ? 1024 + random.nextInt(64000) : one(ports);
    }
    PortRange range = one(ranges);
    int port =
        switch (random.nextInt(4)) {
          case 0 -> range.first();
          case 1 -> range.last();
          case 2 -> random.nextBoolean() ? range.first() - 1 : range.last() + 1;
          default -> range.first() + random.nextInt(range.last() - range.first() + 1);
        };
    return Math.clamp(port, 1, 65535);
  }

  private Packet free(boolean six, boolean fromNode, Ip source, Ip destination) {
    int kind = random.nextInt(20);
    int protocol =
        kind < 10
            ? Packet.TCP
            : kind < 16
                ? Packet.UDP
                : kind < 19 ? (six ? Packet.ICMPV6 : Packet.ICMP) : one(OTHER_PROTOCOLS);
    boolean hasPorts = protocol == Packet.TCP || protocol == Packet.UDP;
    boolean icmp = protocol == Packet.ICMP || protocol == Packet.ICMPV6;
    Set<Flag> flags =
        protocol != Packet.TCP
            ? Set.of()
            : random.nextInt(30) == 0 ? Set.of(Flag.ACK) : Set.of(Flag.SYN);
    return packet(
        fromNode,
        source,
        destination,
        protocol,
        hasPorts ? random.nextInt(5) == 0 ? one(ports) : 1024 + random.nextInt(64000) : 0,
        hasPorts ? random.nextInt(5) > 0 ? one(ports) : 1 + random.nextInt(65535) : 0,
        icmp ? (six ? 128 : random.nextInt(4) == 0 ? 13 : 8) : 0,
        0,
        flags,
        random.nextInt(10) == 0 ? random.nextInt(64) << 2 : 0);
  }

  /** The kernel calls a TCP segment or an ICMP message that begins no connection invalid. */
  private Packet packet(
      boolean fromNode,
      Ip source,
      Ip destination,
      int protocol,
      int sourcePort,
      int destinationPort,
      int icmpType,
      int icmpCode,
      Set<Flag> flags,
      int tos) {
    boolean begins =
        switch (protocol) {
          case Packet.TCP -> flags.equals(Set.of(Flag.SYN));
          case Packet.ICMP -> ASKING4.contains(icmpType);
          case Packet.ICMPV6 -> ASKING6.contains(icmpType);
          default -> true;
        };
    return new Packet(
        fromNode ? Optional.empty() : Optional.of(one(devices)),
        Optional.empty(),
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        flags,
        tos,
        begins ? Packet.State.NEW : Packet.State.INVALID,
        false,
        0,
        now);
  }

  private List<Ip> ownOf(boolean six, List<Ip> otherwise) {
    List<Ip> candidates =
        own.stream().filter(ip -> (ip.family() == Family.IPV6) == six).sorted().toList();
    return candidates.isEmpty() ? otherwise : candidates;
  }

  /** Now and then a neighbour instead, so that interiors are met as well as borders. */
  private Ip spread(Ip ip) {
    if (random.nextInt(3) > 0) {
      return ip;
    }
    Ip near =
        new Ip(
            ip.family(),
            ip.high(),
            ip.family() == Family.IPV4
                ? (ip.low() & 0xffff_ff00L) | random.nextInt(256)
                : ip.low() ^ random.nextInt(256));
    return usable(near) ? near : ip;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

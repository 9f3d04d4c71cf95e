package org.twinkeep.compile.program;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.compile.sets.Digest;
import org.twinkeep.model.Family;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.IpService.IpOption;
import org.twinkeep.model.Mac;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.TcpFlags;

/** Something a packet can be or not be. */
public sealed interface Match {

  /**
   * An address lies in a set.
   *
   * @param label what the user calls the set; empty when it has no name
   */
  record Address(Side side, AddressSet set, String label) implements Match {}

  /** An address is one of the node's, whatever it has at the moment. */
  record LocalAddress(Side side) implements Match {}

  /**
   * The node keeps the packet: it goes to one of the node's addresses, or to that of an IPv6
   * network which every router answers to (RFC 4291, 2.6.1).
   */
  record Delivered() implements Match {}

  /**
   * An address lies in a set that is filled on the node.
   *
   * @param name id of the host name or table that fills it
   */
  record NodeSet(Side side, String name) implements Match {
    private static final int LONGEST_WORD = 20;
    private static final int TELLING_DIGITS = 10;

    /** The name of the set of one family, which both tools accept: at most 31 characters. */
    public String set(Family family) {
      return set(name, family);
    }

    /** {@link #set(Family)} of the object with this id. */
    public static String set(String name, Family family) {
      String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
      boolean changed = !word.equals(name.replace('-', '_')) || name.contains("_");
      if (word.length() > LONGEST_WORD || changed) {
        // cut or changed, or as another looks that was changed
        int left = Math.min(word.length(), LONGEST_WORD - TELLING_DIGITS - 1);
        word = word.substring(0, left) + "_" + Digest.of(name, TELLING_DIGITS);
      }
      return (family == Family.IPV4 ? "node4_" : "node6_") + word;
    }
  }

  /**
   * An address lies in a set of many that is loaded before the ruleset.
   *
   * @param name the set's, which belongs to this content alone
   */
  record LargeSet(Side side, AddressSet set, String name) implements Match {}

  /** What the connection's first packet was sent to, before any translation. */
  record OriginalDestination(Prefix prefix) implements Match {}

  /** The port that the connection's first packet was sent to, before any translation. */
  record OriginalPort(PortRange range) implements Match {}

  /** The source address lies in a set and the frame comes from a hardware address. */
  record AddressWithMac(AddressSet set, Mac mac) implements Match {}

  /** The packet uses one of these interfaces. */
  record Device(Direction direction, SortedSet<String> names) implements Match {
    /** Copies the names. */
    public Device {
      names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
  }

  /** The protocol above IP. */
  record Protocol(int number) implements Match {}

  /**
   * TCP or UDP ports.
   *
   * @param source any of these; empty = every port
   * @param destination any of these; empty = every port
   * @param flags TCP flags to look at
   */
  record Ports(
      Transport transport,
      List<PortRange> source,
      List<PortRange> destination,
      Optional<TcpFlags> flags)
      implements Match {
    /** Copies the lists. */
    public Ports {
      source = List.copyOf(source);
      destination = List.copyOf(destination);
    }

    /** Every packet of a protocol. */
    public static Ports every(Transport transport) {
      return new Ports(transport, List.of(), List.of(), Optional.empty());
    }

    /** Both at once; absent when it takes two matches to say so. */
    public Optional<Ports> and(Ports other) {
      boolean apart =
          transport == other.transport
              && (source.isEmpty() || other.source.isEmpty())
              && (destination.isEmpty() || other.destination.isEmpty())
              && (flags.isEmpty() || other.flags.isEmpty());
      return apart
          ? Optional.of(
              new Ports(
                  transport,
                  source.isEmpty() ? other.source : source,
                  destination.isEmpty() ? other.destination : destination,
                  flags.or(() -> other.flags)))
          : Optional.empty();
    }

    /** Every packet of the protocol. */
    public boolean isWhole() {
      return source.isEmpty() && destination.isEmpty() && flags.isEmpty();
    }
  }

  /** A TCP segment that does not begin a connection. */
  record NotSyn() implements Match {}

  /** ICMP in IPv4, ICMPv6 in IPv6; absent type = every type. */
  record Icmp(Optional<IcmpType> type) implements Match {}

  /** Fields of the IP header; all that are given hold together. */
  record Header(
      OptionalInt protocol,
      boolean fragments,
      OptionalInt dscp,
      OptionalInt tos,
      Set<IpOption> options)
      implements Match {}

  /** The packet carries a mark. */
  record PacketMark(Mark mark) implements Match {}

  /** The packet was sent by a user's socket on the node. */
  record Owner(String user) implements Match {}

  /** A match in each back end's own words; an empty text cannot be said there. */
  record Custom(String iptables, String nftables) implements Match {}

  /** What the connection table says; any of these. */
  record State(Set<ConnectionState> states) implements Match {
    /** Orders the states. */
    public State {
      states = Collections.unmodifiableSet(EnumSet.copyOf(states));
    }
  }

  /** The IPv4 time to live or IPv6 hop limit. */
  record HopLimit(int value) implements Match {}

  /** The time of the packet's arrival. */
  record Time(TimeCondition condition) implements Match {}

  /** What the connection table can say of a packet. */
  enum ConnectionState {
    NEW,
    ESTABLISHED,
    RELATED,
    INVALID,
    UNTRACKED,
    /** The connection's destination was translated. */
    DNAT
  }

  /** The position in a printed line: cheap and telling matches first, as people write them. */
  default int rank() {
    return switch (this) {
      case Device d -> d.direction() == Direction.IN ? 0 : 1;
      case Address a -> a.side() == Side.SOURCE ? 2 : 3;
      case AddressWithMac _ -> 2;
      case LocalAddress _ -> 4;
      case Delivered _ -> 4;
      case NodeSet _ -> 4;
      case LargeSet l -> l.side() == Side.SOURCE ? 2 : 3;
      case Protocol _ -> 5;
      case Ports _ -> 5;
      case NotSyn() -> 5;
      case Icmp _ -> 5;
      case Header _ -> 5;
      case HopLimit _ -> 6;
      case PacketMark _ -> 6;
      case Owner _ -> 6;
      case State _ -> 8;
      case OriginalDestination _ -> 8;
      case OriginalPort _ -> 8;
      case Time _ -> 9;
      case Custom _ -> 10; // may count what it is asked about
    };
  }

  static Match state(ConnectionState first, ConnectionState... more) {
    return new State(EnumSet.of(first, more));
  }

  static Match device(Direction direction, String name) {
    return new Device(direction, new TreeSet<>(Set.of(name)));
  }

  static Match port(Transport transport, int destination) {
    return new Ports(transport, List.of(), List.of(PortRange.of(destination)), Optional.empty());
  }

  static Match icmp(int type) {
    return new Icmp(Optional.of(new IcmpType(type, OptionalInt.empty())));
  }
}

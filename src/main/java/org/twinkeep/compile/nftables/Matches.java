package org.twinkeep.compile.nftables;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.TimeCondition;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.IpService.IpOption;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.TcpFlags;

/** Prints single matches. */
final class Matches {

  private final NamedSets sets;

  Matches(NamedSets sets) {
    this.sets = sets;
  }

  /** Whether nft takes from the match alone which family is meant. */
  static boolean impliesFamily(Match match) {
    return switch (match) {
      case Match.Address _ -> true;
      case Match.AddressWithMac _ -> true;
      case Match.NodeSet _ -> true;
      case Match.LargeSet _ -> true;
      case Match.HopLimit _ -> true;
      case Match _ -> false;
    };
  }

  /**
   * Adds a match to a line.
   *
   * @param row id of the row that the line came from
   */
  void print(Match match, boolean negated, Family family, String row, Words words) {
    switch (match) {
      case Match.Address a -> address(a, negated, row, words);
      case Match.LocalAddress(Side side) ->
          words.add("fib", address(side), "type").not(negated).add("local");
      case Match.Delivered() ->
          words.add("fib", "daddr", "type").not(negated).braces(List.of("local", "anycast"));
      case Match.LargeSet s ->
          address(new Match.Address(s.side(), s.set(), s.name()), negated, row, words);
      case Match.NodeSet s ->
          words.add(ip(family), address(s.side())).not(negated).add("@" + sets.onNode(s, family));
      case Match.OriginalDestination(Prefix prefix) ->
          words.add("ct", "original", ip(family), "daddr").not(negated).add(text(prefix.range()));
      case Match.OriginalPort(PortRange range) ->
          words.add("ct", "original", "proto-dst").not(negated).add(range.toString());
      case Match.AddressWithMac a -> {
        address(new Match.Address(Side.SOURCE, a.set(), ""), false, row, words);
        words.add("ether", "saddr", a.mac().text());
      }
      case Match.Device d -> device(d, negated, row, words);
      case Match.Protocol(int number) ->
          words.add("meta", "l4proto").not(negated).add(Integer.toString(number));
      case Match.Ports p -> ports(p, negated, row, words);
      case Match.NotSyn() -> words.add("tcp", "flags", "&", "(fin|syn|rst|ack)", "!=", "syn");
      case Match.Icmp i -> icmp(i, negated, family, words);
      case Match.Header h -> header(h, family, words);
      case Match.PacketMark(Mark mark) -> mark(mark, negated, words);
      case Match.Owner(String user) -> {
        words.add("meta", "skuid");
        if (user.matches("[0-9]+")) {
          words.add(user);
        } else {
          words.quoted(user);
        }
      }
      case Match.Custom c -> words.raw(c.nftables());
      case Match.State s -> state(s.states(), words);
      case Match.HopLimit(int value) ->
          words
              .add(ip(family), family == Family.IPV4 ? "ttl" : "hoplimit")
              .add(Integer.toString(value));
      case Match.Time(TimeCondition time) -> time(time, words);
    }
  }

  static String ip(Family family) {
    return family == Family.IPV4 ? "ip" : "ip6";
  }

  static String address(Side side) {
    return side == Side.SOURCE ? "saddr" : "daddr";
  }

  private void address(Match.Address a, boolean negated, String row, Words words) {
    words.add(ip(a.set().family()), address(a.side())).not(negated);
    List<IpRange> ranges = a.set().ranges();
    words.add(
        ranges.size() == 1
            ? text(ranges.getFirst())
            : "@" + sets.addresses(a.set(), a.label(), row));
  }

  private static String text(IpRange range) {
    List<Prefix> prefixes = AddressSet.prefixes(range);
    return range.isSingle() || prefixes.size() > 1
        ? range.toString()
        : prefixes.getFirst().toString();
  }

  private void device(Match.Device d, boolean negated, String row, Words words) {
    words.add(d.direction() == Direction.IN ? "iifname" : "oifname").not(negated);
    if (d.names().size() == 1) {
      words.quoted(d.names().first());
    } else {
      words.add("@" + sets.devices(d.names(), row));
    }
  }

  private void ports(Match.Ports p, boolean negated, String row, Words words) {
    String name = p.transport().name().toLowerCase(Locale.ROOT);
    if (p.isWhole()) {
      words.add("meta", "l4proto").not(negated).add(name);
      return;
    }
    if (!p.source().isEmpty()) {
      words.add(name, "sport", ports(p.source(), row));
    }
    if (!p.destination().isEmpty()) {
      words.add(name, "dport", ports(p.destination(), row));
    }
    p.flags()
        .ifPresent(
            f ->
                words.add(
                    "tcp",
                    "flags",
                    "&",
                    "(" + flags(f.mask()) + ")",
                    "==",
                    f.set().isEmpty()
                        ? "0x0"
                        : f.set().size() == 1 ? flags(f.set()) : "(" + flags(f.set()) + ")"));
  }

  private String ports(List<PortRange> ranges, String row) {
    return ranges.size() == 1 ? ranges.getFirst().toString() : "@" + sets.ports(ranges, row);
  }

  private static String flags(Set<TcpFlags.Flag> flags) {
    return flags.stream()
        .map(f -> f.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("|"));
  }

  private static void icmp(Match.Icmp icmp, boolean negated, Family family, Words words) {
    String name = family == Family.IPV4 ? "icmp" : "icmpv6";
    if (icmp.type().isEmpty()) {
      words.add("meta", "l4proto").not(negated).add(family == Family.IPV4 ? "icmp" : "ipv6-icmp");
      return;
    }
    words.add(name, "type", Integer.toString(icmp.type().get().type()));
    icmp.type().get().code().ifPresent(code -> words.add(name, "code", Integer.toString(code)));
  }

  private static void header(Match.Header h, Family family, Words words) {
    boolean v4 = family == Family.IPV4;
    h.protocol().ifPresent(p -> words.add("meta", "l4proto", Integer.toString(p)));
    if (h.fragments()) {
      words.add(v4 ? "ip" : "frag", "frag-off");
      if (v4) {
        words.add("&", "0x1fff");
      }
      words.add("!=", "0");
    }
    h.dscp().ifPresent(d -> words.add(ip(family), "dscp", Integer.toString(d)));
    h.tos().ifPresent(t -> words.add(v4 ? "@nh,8,8" : "@nh,4,8", "0x" + Integer.toHexString(t)));
    for (IpOption option : h.options()) {
      switch (option) {
        case ANY -> words.add("ip", "hdrlength", ">", "5");
        case LOOSE_SOURCE_ROUTE -> words.add("ip", "option", "lsrr", "exists");
        case STRICT_SOURCE_ROUTE -> words.add("ip", "option", "ssrr", "exists");
        case RECORD_ROUTE -> words.add("ip", "option", "rr", "exists");
        case ROUTER_ALERT -> words.add("ip", "option", "ra", "exists");
        case TIMESTAMP -> throw new IllegalArgumentException("nft knows no timestamp option");
      }
    }
  }

  private static void mark(Mark mark, boolean negated, Words words) {
    words.add("meta", "mark");
    if (mark.isWhole()) {
      words.not(negated);
    } else {
      words.add("&", hex(mark.mask()), negated ? "!=" : "==");
    }
    words.add(hex(mark.value()));
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  private static void state(Set<ConnectionState> states, Words words) {
    if (states.contains(ConnectionState.DNAT)) {
      words.add("ct", "status", "dnat");
      return;
    }
    words.add("ct", "state");
    words.add(
        states.stream()
            .map(s -> s.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(",")));
  }

  /** Numbers, because nft reads clock times in the zone of whoever loads the ruleset. */
  private static void time(TimeCondition time, Words words) {
    if (!time.weekdays().isEmpty()) {
      words.add("meta", "day");
      List<String> days =
          time.weekdays().stream().map(d -> Integer.toString(d.getValue() % 7)).toList();
      if (days.size() == 1) {
        words.add(days.getFirst());
      } else {
        words.braces(days);
      }
    }
    if (!time.isWholeDay()) {
      words.add("meta", "hour", hour(time));
    }
    time.start().ifPresent(t -> words.add("meta", "time", ">=", seconds(t)));
    time.end().ifPresent(t -> words.add("meta", "time", "<", Long.toString(1 + epoch(t))));
  }

  private static String hour(TimeCondition time) {
    return time.fromSecond() == time.toSecond()
        ? Integer.toString(time.fromSecond())
        : time.fromSecond() + "-" + time.toSecond();
  }

  private static String seconds(java.time.LocalDateTime time) {
    return Long.toString(epoch(time));
  }

  private static long epoch(java.time.LocalDateTime time) {
    return time.toEpochSecond(java.time.ZoneOffset.UTC);
  }
}

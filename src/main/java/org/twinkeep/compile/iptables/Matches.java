package org.twinkeep.compile.iptables;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.TimeCondition;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.TcpFlags;

/** Prints single matches. */
final class Matches {

  private final Family family;

  Matches(Family family) {
    this.family = family;
  }

  void print(Match match, boolean negated, Words words) {
    switch (match) {
      case Match.Address a -> address(a.side(), only(a.set()), negated, words);
      case Match.LocalAddress(Side side) ->
          words
              .add("-m", "addrtype")
              .not(negated)
              .add(side == Side.SOURCE ? "--src-type" : "--dst-type", "LOCAL");
      case Match.Delivered() ->
          words.add("-m", "addrtype").not(negated).add("--dst-type", "LOCAL,ANYCAST");
      case Match.LargeSet s ->
          words
              .add("-m", "set")
              .not(negated)
              .add("--match-set", s.name(), s.side() == Side.SOURCE ? "src" : "dst");
      case Match.NodeSet s ->
          words
              .add("-m", "set")
              .not(negated)
              .add("--match-set", s.set(family), s.side() == Side.SOURCE ? "src" : "dst");
      case Match.OriginalDestination(Prefix prefix) ->
          words.add("-m", "conntrack").not(negated).add("--ctorigdst", prefix.toString());
      case Match.OriginalPort(PortRange range) ->
          words.add("-m", "conntrack").not(negated).add("--ctorigdstport", text(range));
      case Match.AddressWithMac a -> {
        address(Side.SOURCE, only(a.set()), false, words);
        words.add("-m", "mac", "--mac-source", a.mac().text());
      }
      case Match.Device d ->
          words.not(negated).add(d.direction() == Direction.IN ? "-i" : "-o", d.names().first());
      case Match.Protocol(int number) -> words.not(negated).add("-p", Integer.toString(number));
      case Match.Ports p -> ports(p, negated, words);
      case Match.NotSyn() ->
          words
              .add("-p", "tcp", "-m", "tcp")
              .not(true)
              .add("--tcp-flags", "FIN,SYN,RST,ACK", "SYN");
      case Match.Icmp i -> icmp(i, negated, words);
      case Match.Header h -> header(h, words);
      case Match.PacketMark m ->
          words.add("-m", "mark").not(negated).add("--mark", m.mark().toString());
      case Match.Owner(String user) ->
          words.add("-m", "owner").not(negated).add("--uid-owner", user);
      case Match.Custom c -> words.raw(c.iptables());
      case Match.State s ->
          words
              .add("-m", "conntrack")
              .not(negated)
              .add(
                  "--ctstate",
                  s.states().stream().map(Enum::name).collect(Collectors.joining(",")));
      case Match.HopLimit(int value) -> hopLimit(value, negated, words);
      case Match.Time(TimeCondition time) -> time(time, words);
    }
  }

  private static IpRange only(AddressSet set) {
    return set.ranges().getFirst();
  }

  private static void address(Side side, IpRange range, boolean negated, Words words) {
    List<Prefix> prefixes = AddressSet.prefixes(range);
    if (prefixes.size() == 1) {
      words.not(negated).add(side == Side.SOURCE ? "-s" : "-d", prefixes.getFirst().toString());
    } else {
      words
          .add("-m", "iprange")
          .not(negated)
          .add(
              side == Side.SOURCE ? "--src-range" : "--dst-range",
              range.first() + "-" + range.last());
    }
  }

  private static void ports(Match.Ports p, boolean negated, Words words) {
    String name = p.transport().name().toLowerCase(Locale.ROOT);
    words.not(negated).add("-p", name);
    boolean plain = p.source().size() == 1 || p.destination().size() == 1 || p.flags().isPresent();
    if (plain) {
      words.add("-m", name);
    }
    if (p.source().size() == 1) {
      words.add("--sport", text(p.source().getFirst()));
    }
    if (p.destination().size() == 1) {
      words.add("--dport", text(p.destination().getFirst()));
    }
    p.flags().ifPresent(f -> words.add("--tcp-flags", flags(f, true), flags(f, false)));
    if (p.source().size() > 1) {
      words.add("-m", "multiport", "--sports", texts(p.source()));
    }
    if (p.destination().size() > 1) {
      words.add("-m", "multiport", "--dports", texts(p.destination()));
    }
  }

  private static String texts(List<PortRange> ranges) {
    return ranges.stream().map(Matches::text).collect(Collectors.joining(","));
  }

  private static String text(PortRange range) {
    return range.isSingle() ? "" + range.first() : range.first() + ":" + range.last();
  }

  private static String flags(TcpFlags flags, boolean mask) {
    var chosen = mask ? flags.mask() : flags.set();
    return chosen.isEmpty()
        ? "NONE"
        : chosen.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  private void icmp(Match.Icmp icmp, boolean negated, Words words) {
    boolean v4 = family == Family.IPV4;
    words.not(negated).add("-p", v4 ? "icmp" : "ipv6-icmp");
    icmp.type()
        .map(IcmpType::toString)
        .ifPresent(
            type ->
                words.add("-m", v4 ? "icmp" : "icmp6", v4 ? "--icmp-type" : "--icmpv6-type", type));
  }

  private void header(Match.Header h, Words words) {
    h.protocol().ifPresent(p -> words.add("-p", Integer.toString(p)));
    if (h.fragments()) {
      if (family == Family.IPV4) {
        words.add("-f");
      } else {
        words.add("-m", "ipv6header", "--soft", "--header", "ipv6-frag");
      }
    }
    h.dscp().ifPresent(d -> words.add("-m", "dscp", "--dscp", Integer.toString(d)));
    h.tos()
        .ifPresent(t -> words.add("-m", "tos", "--tos", "0x" + Integer.toHexString(t) + "/0xff"));
  }

  private void hopLimit(int value, boolean negated, Words words) {
    if (family == Family.IPV4) {
      words.add("-m", "ttl").not(negated).add("--ttl-eq", Integer.toString(value));
    } else {
      words.add("-m", "hl").not(negated).add("--hl-eq", Integer.toString(value));
    }
  }

  private static void time(TimeCondition time, Words words) {
    words.add("-m", "time");
    if (!time.isWholeDay()) {
      words.add("--timestart", clock(time.fromSecond()), "--timestop", clock(time.toSecond()));
    }
    if (!time.weekdays().isEmpty()) {
      words.add(
          "--weekdays",
          time.weekdays().stream()
              .map(d -> d.name().charAt(0) + d.name().substring(1, 3).toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(",")));
    }
    time.start().ifPresent(t -> words.add("--datestart", t.withNano(0) + seconds(t.getSecond())));
    time.end().ifPresent(t -> words.add("--datestop", t.withNano(0) + seconds(t.getSecond())));
  }

  /** Java leaves zero seconds out. */
  private static String seconds(int second) {
    return second == 0 ? ":00" : "";
  }

  private static String clock(int second) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  }
}

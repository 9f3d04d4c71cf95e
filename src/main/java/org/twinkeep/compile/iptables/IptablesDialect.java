package org.twinkeep.compile.iptables;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.twinkeep.compile.flatten.Dialect;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.TimeCondition;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Rate;

/** What one line of iptables can say: one address or range, one interface, fifteen ports. */
public final class IptablesDialect implements Dialect {

  /** xt_time counts seconds in 32 bits. */
  private static final LocalDateTime LAST_DATE = LocalDateTime.of(2038, 1, 18, 23, 59, 59);

  /** xt_multiport's limit; a range takes two places. */
  private static final int MOST_PORTS = 15;

  /** The kernel's word for no type in particular; ICMPv6 has none. */
  private static final int EVERY_TYPE = 255;

  private static final long FASTEST_RATE = 10_000;
  private static final int LARGEST_BURST = 10_000;
  private static final long LONGEST_REFILL = 86_400;

  @Override
  public List<Condition> adapt(Condition condition, Family family) throws Unspeakable {
    List<Match> plain = new ArrayList<>();
    List<Condition> adapted = new ArrayList<>();
    for (Match match : condition.anyOf()) {
      if (match instanceof Match.Address a && Ipsets.isLarge(a.set())) {
        Match large = Ipsets.large(a);
        if (condition.negated()) {
          adapted.add(Condition.isNot(large));
        } else {
          plain.add(large);
        }
      } else if (match instanceof Match.Address a && condition.negated()) {
        adapted.add(otherThan(a));
      } else {
        plain.addAll(split(match, family));
      }
    }
    if (!plain.isEmpty()) {
      adapted.add(new Condition(condition.negated(), plain));
    }
    return adapted;
  }

  /** One line can exclude one range; several are the gaps between them. */
  private static Condition otherThan(Match.Address a) {
    if (a.set().ranges().size() == 1) {
      return Condition.isNot(a);
    }
    return Condition.anyOf(pieces(new Match.Address(a.side(), a.set().complement(), "")));
  }

  /** One for each prefix where two make up the range: they read better than a range. */
  private static List<Match> pieces(Match.Address a) {
    List<Match> pieces = new ArrayList<>();
    for (IpRange range : a.set().ranges()) {
      List<Prefix> prefixes = AddressSet.prefixes(range);
      if (prefixes.size() <= 2) {
        prefixes.forEach(p -> pieces.add(new Match.Address(a.side(), AddressSet.of(p), a.label())));
      } else {
        pieces.add(
            new Match.Address(a.side(), new AddressSet(range.family(), List.of(range)), a.label()));
      }
    }
    return pieces;
  }

  private static List<Match> split(Match match, Family family) throws Unspeakable {
    return switch (match) {
      case Match.Address a -> pieces(a);
      case Match.Device d ->
          d.names().stream().map(name -> Match.device(d.direction(), name)).toList();
      case Match.Ports p -> ports(p);
      case Match.Protocol(int number) when number == 0 -> throw protocolZero();
      case Match.Header h when h.protocol().equals(OptionalInt.of(0)) -> throw protocolZero();
      case Match.Icmp i when family == Family.IPV4 && isLastType(i) ->
          throw new Unspeakable(
              "iptables takes ICMP type " + EVERY_TYPE + " for every type.",
              "Use nftables, or take the service out.");
      case Match.Time(TimeCondition time) when time.fromSecond() == time.toSecond() ->
          throw new Unspeakable(
              "iptables takes a time window of one second for the whole day. Hours are counted in"
                  + " UTC, where midnight cuts a window in two.",
              "Begin or end the window a second earlier or later, or use nftables.");
      case Match.Time(TimeCondition time) when isBeyond(time) ->
          throw new Unspeakable(
              "iptables knows no dates after 18 January 2038.",
              "Choose an earlier end, leave it out, or use nftables.");
      case Match.Custom c -> {
        CustomWords.checkMatch(c.iptables());
        yield List.of(c);
      }
      case Match.Header h when !h.options().isEmpty() ->
          throw new Unspeakable(
              "iptables cannot look at IP options.", "Use nftables, or take the service out.");
      case Match.Owner(String user) when !user.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") ->
          throw new Unspeakable(
              "'" + user + "' is not a user name or number.", "Correct the user service.");
      case Match other -> List.of(other);
    };
  }

  private static boolean isLastType(Match.Icmp icmp) {
    return icmp.type().filter(t -> t.type() == EVERY_TYPE).isPresent();
  }

  private static boolean isBeyond(TimeCondition time) {
    return Stream.of(time.start(), time.end())
        .flatMap(Optional::stream)
        .anyMatch(LAST_DATE::isBefore);
  }

  private static Unspeakable protocolZero() {
    return new Unspeakable(
        "iptables takes protocol 0 for every protocol.", "Use nftables, or take the service out.");
  }

  private static List<Match> ports(Match.Ports p) {
    List<Match> matches = new ArrayList<>();
    for (List<PortRange> source : groups(p.source())) {
      for (List<PortRange> destination : groups(p.destination())) {
        matches.add(new Match.Ports(p.transport(), source, destination, p.flags()));
      }
    }
    return matches;
  }

  private static List<List<PortRange>> groups(List<PortRange> ranges) {
    List<List<PortRange>> groups = new ArrayList<>();
    List<PortRange> group = new ArrayList<>();
    int places = 0;
    for (PortRange range : ranges) {
      int needed = range.isSingle() ? 1 : 2;
      if (places + needed > MOST_PORTS) {
        groups.add(group);
        group = new ArrayList<>();
        places = 0;
      }
      group.add(range);
      places += needed;
    }
    groups.add(group);
    return groups;
  }

  @Override
  public boolean canNegate(Match match) {
    return switch (match) {
      case Match.Address a -> a.set().ranges().size() == 1;
      case Match.LocalAddress _ -> true;
      case Match.Delivered _ -> true;
      case Match.NodeSet _ -> true;
      case Match.LargeSet _ -> true;
      case Match.OriginalDestination _ -> true;
      case Match.OriginalPort _ -> true;
      case Match.AddressWithMac _ -> false;
      case Match.Device d -> d.names().size() == 1;
      case Match.Protocol _ -> true;
      case Match.Ports p -> p.isWhole();
      case Match.NotSyn() -> false;
      case Match.Icmp i -> i.type().isEmpty();
      case Match.Header _ -> false;
      case Match.PacketMark _ -> true;
      case Match.Owner _ -> true;
      case Match.Custom _ -> false;
      case Match.State _ -> true;
      case Match.HopLimit _ -> true;
      case Match.Time _ -> false;
    };
  }

  @Override
  public void check(Rule rule, Family family) throws Unspeakable {
    for (Direction direction : Direction.values()) {
      long excluded =
          rule.conditions().stream()
              .filter(c -> c.negated() && c.anyOf().size() == 1)
              .filter(
                  c ->
                      c.anyOf().getFirst() instanceof Match.Device d
                          && d.direction() == direction
                          && d.names().size() == 1)
              .distinct()
              .count();
      if (excluded > 1) {
        throw new Unspeakable(
            "interface",
            "iptables cannot exclude two interfaces in one line.",
            "Put the interfaces that are excluded into one cell, or use nftables.");
      }
    }
    for (Guard guard : rule.guards()) {
      switch (guard) {
        case Guard.RateBelow(Rate rate, var _) -> {
          check(rate, "options");
          checkMemory(rate, "options", "packets", "limit");
        }
        case Guard.Share share when share.sameClient() ->
            throw new Unspeakable(
                "options",
                "iptables cannot keep each client at one of several separate addresses.",
                "Give one range of addresses, switch 'persistent' off, or use nftables.");
        case Guard _ -> {}
      }
    }
    for (Statement statement : rule.statements()) {
      switch (statement) {
        case Statement.Custom c -> CustomWords.checkTarget(c.iptables());
        case Statement.Log log when log.limit().isPresent() -> {
          check(log.limit().get(), "log");
          checkMemory(log.limit().get(), "log", "log lines", "log limit");
        }
        case Statement _ -> {}
      }
    }
  }

  private static void check(Rate rate, String part) throws Unspeakable {
    if (rate.count() > FASTEST_RATE * rate.unit().seconds() || rate.burst() > LARGEST_BURST) {
      throw new Unspeakable(
          part,
          "iptables counts at most 10000 packets a second, with a burst of 10000.",
          "Lower the limit, or use nftables.");
    }
  }

  /**
   * xt_limit counts the time for a whole burst in 32 bits; how many depends on the kernel's HZ.
   * xt_hashlimit has 64 bits for a finer count: above a day and a half, some bursts are refused and
   * others become smaller ones.
   */
  private static void checkMemory(Rate rate, String part, String what, String limit)
      throws Unspeakable {
    if (rate.burst() * rate.unit().seconds() > LONGEST_REFILL * rate.count()) {
      throw new Unspeakable(
          part,
          "iptables cannot count so few " + what + " with so large a burst.",
          "Lower the burst or raise the rate of the " + limit + ", or use nftables.");
    }
  }

  @Override
  public int lines(List<Statement> statements) {
    return statements.size();
  }
}

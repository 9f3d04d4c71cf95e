package org.twinkeep.compile.nftables;

import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.RejectWith;

/** Prints statements. */
final class Statements {

  private static final long ALL_BITS = 0xffff_ffffL;

  private final Objects objects;
  private final Maps maps;

  Statements(Objects objects, Maps maps) {
    this.objects = objects;
    this.maps = maps;
  }

  void print(Statement statement, Family family, boolean bothFamilies, Words words) {
    switch (statement) {
      case Statement.Accept() -> words.add("accept");
      case Statement.Drop() -> words.add("drop");
      case Statement.Reject(RejectWith with) -> reject(with, family, bothFamilies, words);
      case Statement.Jump(ChainName chain) -> words.add("jump", chain.text());
      case Statement.Goto(ChainName chain) -> words.add("goto", chain.text());
      case Statement.Lookup lookup -> maps.print(lookup, family, words);
      case Statement.Return() -> words.add("return");
      case Statement.Count() -> {}
      case Statement.Custom c -> words.raw(c.nftables());
      case Statement.Log log -> log(log, words);
      case Statement.NoTrack() -> words.add("notrack");
      case Statement.SetMark(Mark mark) -> setMark(mark, words);
      case Statement.SaveMark() -> words.add("ct", "mark", "set", "meta", "mark");
      case Statement.RestoreMark() -> words.add("meta", "mark", "set", "ct", "mark");
      case Statement.ClampMss(int bytes) -> {
        words.add("tcp", "option", "maxseg", "size", "set");
        if (bytes == 0) {
          words.add("rt", "mtu");
        } else {
          words.add(Integer.toString(bytes));
        }
      }
      case Statement.Classify(int major, int minor) ->
          words.add(
              "meta",
              "priority",
              "set",
              Integer.toHexString(major) + ":" + Integer.toHexString(minor));
      case Statement.Helper h -> words.add("ct", "helper", "set").quoted(objects.helper(h));
      case Statement.SourceNat s -> sourceNat(s, family, words);
      case Statement.DestinationNat d -> destinationNat(d, family, words);
      case Statement.Redirect r -> {
        words.add("redirect");
        r.ports().ifPresent(p -> words.add("to", ":" + p));
        flags(r.random(), false, words);
      }
      case Statement.Netmap m ->
          words
              .add(m.side() == Side.SOURCE ? "snat" : "dnat", Matches.ip(family), "prefix", "to")
              .add(Matches.ip(family), Matches.address(m.side()), "map")
              .braces(List.of(m.from() + " : " + m.to()));
    }
  }

  private static void log(Statement.Log log, Words words) {
    log.limit().ifPresent(rate -> Objects.rate(rate, words.add("limit")));
    words.add("log");
    if (!log.prefix().isEmpty()) {
      words.add("prefix").quoted(log.prefix());
    }
    if (log.group().isPresent()) {
      words.add("group", Integer.toString(log.group().getAsInt()));
    } else {
      words.add("level", level(log.level()));
    }
  }

  private static String level(LogLevel level) {
    return switch (level) {
      case EMERGENCY -> "emerg";
      case ALERT -> "alert";
      case CRITICAL -> "crit";
      case ERROR -> "err";
      case WARNING -> "warn";
      case NOTICE -> "notice";
      case INFO -> "info";
      case DEBUG -> "debug";
    };
  }

  private static void setMark(Mark mark, Words words) {
    words.add("meta", "mark", "set");
    if (!mark.isWhole()) {
      words.add("meta", "mark", "&", Matches.hex(ALL_BITS & ~mark.mask()), "|");
    }
    words.add(Matches.hex(mark.value()));
  }

  private static void sourceNat(Statement.SourceNat s, Family family, Words words) {
    if (s.to().isPresent()) {
      words.add("snat", Matches.ip(family), "to", target(s.to().get(), s.ports(), family));
    } else {
      words.add("masquerade");
      s.ports().ifPresent(p -> words.add("to", ":" + p));
    }
    flags(s.random(), s.persistent(), words);
  }

  private static void destinationNat(Statement.DestinationNat d, Family family, Words words) {
    if (d.to().isPresent()) {
      words.add("dnat", Matches.ip(family), "to", target(d.to().get(), d.ports(), family));
    } else {
      words.add("dnat", "to", ":" + d.ports().orElse(PortRange.ALL));
    }
    flags(d.random(), d.persistent(), words);
  }

  private static String target(IpRange to, Optional<PortRange> ports, Family family) {
    boolean brackets = family == Family.IPV6 && ports.isPresent();
    String first = brackets ? "[" + to.first() + "]" : to.first().toString();
    String last = brackets ? "[" + to.last() + "]" : to.last().toString();
    return (to.isSingle() ? first : first + "-" + last) + ports.map(p -> ":" + p).orElse("");
  }

  private static void flags(boolean random, boolean persistent, Words words) {
    if (random || persistent) {
      words.add(random && persistent ? "random,persistent" : random ? "random" : "persistent");
    }
  }

  private static void reject(RejectWith with, Family family, boolean both, Words words) {
    words.add("reject", "with");
    if (with == RejectWith.TCP_RESET) {
      words.add("tcp", "reset");
    } else if (both && hasCommonForm(with)) {
      words.add("icmpx", "type", common(with));
    } else if (family == Family.IPV4) {
      words.add("icmp", "type", four(with));
    } else {
      words.add("icmpv6", "type", six(with));
    }
  }

  /** The others have a message in one family only; a chain of that family names it. */
  static boolean hasCommonForm(RejectWith with) {
    return switch (with) {
      case PORT_UNREACHABLE, ADMIN_PROHIBITED, HOST_UNREACHABLE, NET_UNREACHABLE, TCP_RESET -> true;
      case HOST_PROHIBITED, NET_PROHIBITED, PROTOCOL_UNREACHABLE -> false;
    };
  }

  private static String common(RejectWith with) {
    return switch (with) {
      case PORT_UNREACHABLE -> "port-unreachable";
      case ADMIN_PROHIBITED -> "admin-prohibited";
      case HOST_UNREACHABLE -> "host-unreachable";
      case NET_UNREACHABLE -> "no-route";
      case HOST_PROHIBITED, NET_PROHIBITED, PROTOCOL_UNREACHABLE, TCP_RESET ->
          throw new IllegalArgumentException(with + " has no common form");
    };
  }

  private static String four(RejectWith with) {
    return switch (with) {
      case PORT_UNREACHABLE -> "port-unreachable";
      case ADMIN_PROHIBITED -> "admin-prohibited";
      case HOST_UNREACHABLE -> "host-unreachable";
      case NET_UNREACHABLE -> "net-unreachable";
      case HOST_PROHIBITED -> "host-prohibited";
      case NET_PROHIBITED -> "net-prohibited";
      case PROTOCOL_UNREACHABLE -> "prot-unreachable";
      case TCP_RESET -> throw new IllegalArgumentException("a reset is no ICMP message");
    };
  }

  private static String six(RejectWith with) {
    return switch (with) {
      case PORT_UNREACHABLE -> "port-unreachable";
      case ADMIN_PROHIBITED, HOST_PROHIBITED, NET_PROHIBITED -> "admin-prohibited";
      case HOST_UNREACHABLE -> "addr-unreachable";
      case NET_UNREACHABLE -> "no-route";
      case PROTOCOL_UNREACHABLE, TCP_RESET ->
          throw new IllegalArgumentException(with + " does not exist in IPv6");
    };
  }
}

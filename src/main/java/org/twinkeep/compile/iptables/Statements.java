package org.twinkeep.compile.iptables;

import java.util.Optional;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleOptions.Per;

/** Prints targets and limits. */
final class Statements {

  private final Family family;
  private final ChainNames names;

  Statements(Family family, ChainNames names) {
    this.names = names;
    this.family = family;
  }

  void guard(Guard guard, String name, Words words) {
    switch (guard) {
      case Guard.RateBelow(Rate rate, Per per) -> {
        words.add("-m", "hashlimit", "--hashlimit-upto", text(rate));
        words.add("--hashlimit-burst", Integer.toString(rate.burst()));
        switch (per) {
          case RULE -> words.add("--hashlimit-htable-size", "1"); // it counts one thing
          case SOURCE -> words.add("--hashlimit-mode", "srcip");
          case DESTINATION -> words.add("--hashlimit-mode", "dstip");
        }
        words.add("--hashlimit-name", name);
        memory(rate, words);
      }
      case Guard.Share(int shares, int share, boolean _) ->
          words
              .add("-m", "statistic", "--mode", "nth")
              .add("--every", Integer.toString(shares - share), "--packet", "0");
      case Guard.ConnectionsBelow(int count, Per per) -> {
        words.add("-m", "connlimit", "--connlimit-upto", Integer.toString(count));
        String all = Integer.toString(family.bits());
        switch (per) {
          case RULE -> words.add("--connlimit-mask", "0", "--connlimit-saddr");
          case SOURCE -> words.add("--connlimit-mask", all, "--connlimit-saddr");
          case DESTINATION -> words.add("--connlimit-mask", all, "--connlimit-daddr");
        }
      }
    }
  }

  /**
   * A used-up burst takes longer than a unit of time to grow again; forgotten after one, as it is
   * by default, it would be there at once.
   */
  private static void memory(Rate rate, Words words) {
    if (rate.burst() > rate.count()) {
      long refill = (rate.burst() * rate.unit().seconds() + rate.count() - 1) / rate.count();
      words.add("--hashlimit-htable-expire", Long.toString(1000 * refill));
    }
  }

  static String text(Rate rate) {
    return rate.count()
        + "/"
        + switch (rate.unit()) {
          case SECOND -> "second";
          case MINUTE -> "minute";
          case HOUR -> "hour";
          case DAY -> "day";
        };
  }

  void print(Statement statement, Words words) {
    switch (statement) {
      case Statement.Accept() -> words.add("-j", "ACCEPT");
      case Statement.Drop() -> words.add("-j", "DROP");
      case Statement.Reject(RejectWith with) ->
          words.add("-j", "REJECT", "--reject-with", text(with));
      case Statement.Jump(ChainName chain) -> words.add("-j", names.of(chain));
      case Statement.Goto(ChainName chain) -> words.add("-g", names.of(chain));
      case Statement.Lookup _ ->
          throw new IllegalArgumentException("iptables has no tables of chains");
      case Statement.Return() -> words.add("-j", "RETURN");
      case Statement.Count() -> {}
      case Statement.Custom c -> words.raw(c.iptables());
      case Statement.Log log -> log(log, words);
      case Statement.NoTrack() -> words.add("-j", "CT", "--notrack");
      case Statement.SetMark m ->
          words.add(
              "-j",
              "MARK",
              "--set-xmark",
              "0x"
                  + Long.toHexString(m.mark().value())
                  + "/0x"
                  + Long.toHexString(m.mark().mask()));
      case Statement.SaveMark() -> words.add("-j", "CONNMARK", "--save-mark");
      case Statement.RestoreMark() -> words.add("-j", "CONNMARK", "--restore-mark");
      case Statement.ClampMss(int bytes) -> {
        words.add("-j", "TCPMSS");
        if (bytes == 0) {
          words.add("--clamp-mss-to-pmtu");
        } else {
          words.add("--set-mss", Integer.toString(bytes));
        }
      }
      case Statement.Classify(int major, int minor) ->
          words.add(
              "-j",
              "CLASSIFY",
              "--set-class",
              Integer.toHexString(major) + ":" + Integer.toHexString(minor));
      case Statement.Helper h -> words.add("-j", "CT", "--helper", h.name());
      case Statement.SourceNat s -> sourceNat(s, words);
      case Statement.DestinationNat d -> destinationNat(d, words);
      case Statement.Redirect r -> {
        words.add("-j", "REDIRECT");
        r.ports().ifPresent(p -> words.add("--to-ports", p.toString()));
        flag(r.random(), "--random", words);
      }
      case Statement.Netmap m -> words.add("-j", "NETMAP", "--to", m.to().toString());
    }
  }

  private void log(Statement.Log log, Words words) {
    log.limit()
        .ifPresent(
            rate ->
                words.add(
                    "-m",
                    "limit",
                    "--limit",
                    text(rate),
                    "--limit-burst",
                    Integer.toString(rate.burst())));
    if (log.group().isPresent()) {
      words.add("-j", "NFLOG", "--nflog-group", Integer.toString(log.group().getAsInt()));
      prefix("--nflog-prefix", log.prefix(), words);
    } else {
      words.add("-j", "LOG", "--log-level", Integer.toString(log.level().ordinal()));
      prefix("--log-prefix", log.prefix(), words);
    }
  }

  private static void prefix(String option, String text, Words words) {
    if (!text.isEmpty()) {
      words.add(option).quoted(text);
    }
  }

  private void sourceNat(Statement.SourceNat s, Words words) {
    if (s.to().isPresent()) {
      words.add("-j", "SNAT", "--to-source", target(s.to(), s.ports()));
    } else {
      words.add("-j", "MASQUERADE");
      s.ports().ifPresent(p -> words.add("--to-ports", p.toString()));
    }
    flag(s.random(), "--random", words);
    flag(s.persistent() && s.to().isPresent(), "--persistent", words);
  }

  private void destinationNat(Statement.DestinationNat d, Words words) {
    words.add("-j", "DNAT", "--to-destination", target(d.to(), d.ports()));
    flag(d.random(), "--random", words);
    flag(d.persistent(), "--persistent", words);
  }

  private static void flag(boolean set, String option, Words words) {
    if (set) {
      words.add(option);
    }
  }

  /** {@code 192.0.2.1-192.0.2.9:1024-2047}; IPv6 addresses before a port stand in brackets. */
  private String target(Optional<IpRange> to, Optional<PortRange> ports) {
    String address =
        to.map(r -> family == Family.IPV6 && ports.isPresent() ? "[" + r + "]" : r.toString())
            .orElse("");
    return address + ports.map(p -> ":" + p).orElse("");
  }

  private String text(RejectWith with) {
    boolean v4 = family == Family.IPV4;
    return switch (with) {
      case PORT_UNREACHABLE -> v4 ? "icmp-port-unreachable" : "icmp6-port-unreachable";
      case ADMIN_PROHIBITED -> v4 ? "icmp-admin-prohibited" : "icmp6-adm-prohibited";
      case HOST_UNREACHABLE -> v4 ? "icmp-host-unreachable" : "icmp6-addr-unreachable";
      case NET_UNREACHABLE -> v4 ? "icmp-net-unreachable" : "icmp6-no-route";
      case HOST_PROHIBITED -> v4 ? "icmp-host-prohibited" : "icmp6-adm-prohibited";
      case NET_PROHIBITED -> v4 ? "icmp-net-prohibited" : "icmp6-adm-prohibited";
      case PROTOCOL_UNREACHABLE -> "icmp-proto-unreachable";
      case TCP_RESET -> "tcp-reset";
    };
  }
}

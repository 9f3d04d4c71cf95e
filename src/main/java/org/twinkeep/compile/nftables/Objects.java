package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions.Per;

/**
 * Objects of the table that rules refer to. Limits: an object for a limit that a whole row shares,
 * a dynamic set for one that each source or destination has for itself.
 */
final class Objects {

  private static final int MOST_ADDRESSES = 65_535;

  /** The same for all lines, loads and nodes, or a client would change its share. */
  private static final String SHARE_SEED = "0x7477696e";

  private static final long SHORTEST_MEMORY = 60;
  private static final long LONGEST_MEMORY = 30 * 86_400L;

  private record Key(String row, Optional<Guard> guard, String family) {}

  private final Map<Key, String> names = new LinkedHashMap<>();
  private final List<String> declarations = new ArrayList<>();

  /** Lines that declare what the rules use, for the top of the table. */
  List<String> declarations() {
    return declarations;
  }

  void print(Guard guard, String row, Family family, Words words) {
    switch (guard) {
      case Guard.RateBelow(Rate rate, Per per) -> {
        if (per == Per.RULE) {
          words.add("limit", "name").quoted(limit(guard, row, rate));
        } else {
          words.add(
              "update",
              "@" + set(guard, row, per, family, memory(rate)),
              "{",
              Matches.ip(family),
              side(per));
          rate(rate, words.add("limit"));
          words.add("}");
        }
      }
      case Guard.Share(int shares, int share, boolean sameClient) -> {
        if (sameClient) {
          words.add("jhash", Matches.ip(family), "saddr", "mod", Integer.toString(shares));
          words.add("seed", SHARE_SEED, "==", Integer.toString(share));
        } else {
          words.add("numgen", "inc", "mod", Integer.toString(shares - share), "==", "0");
        }
      }
      case Guard.ConnectionsBelow(int count, Per per) -> {
        if (per == Per.RULE) {
          words.add("ct", "count", Integer.toString(count));
        } else {
          words.add(
              "add", "@" + set(guard, row, per, family, 0), "{", Matches.ip(family), side(per));
          words.add("ct", "count", Integer.toString(count), "}");
        }
      }
    }
  }

  /** The name of the object for a helper. */
  String helper(Statement.Helper helper) {
    return names.computeIfAbsent(
        new Key(helper.name(), Optional.empty(), helper.transport().name()),
        _ -> {
          String protocol = helper.transport().name().toLowerCase(Locale.ROOT);
          String word = helper.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
          String name = "helper_" + word + "_" + protocol;
          declarations.add(
              "ct helper "
                  + name
                  + " { type \""
                  + helper.name()
                  + "\" protocol "
                  + protocol
                  + "; l3proto inet; }");
          return name;
        });
  }

  static Words rate(Rate rate, Words words) {
    return words
        .add("rate", rate.count() + "/" + unit(rate), "burst", Integer.toString(rate.burst()))
        .add("packets");
  }

  private static String unit(Rate rate) {
    return switch (rate.unit()) {
      case SECOND -> "second";
      case MINUTE -> "minute";
      case HOUR -> "hour";
      case DAY -> "day";
    };
  }

  private static String side(Per per) {
    return per == Per.SOURCE ? "saddr" : "daddr";
  }

  private String limit(Guard guard, String row, Rate rate) {
    return names.computeIfAbsent(
        new Key(row, Optional.of(guard), ""),
        _ -> {
          String name = "limit_" + (names.size() + 1);
          declarations.add("limit " + name + " { " + rate(rate, new Words()).line() + "; }");
          return name;
        });
  }

  private String set(Guard guard, String row, Per per, Family family, long memory) {
    return names.computeIfAbsent(
        new Key(row, Optional.of(guard), per + " " + family),
        _ -> {
          String name = "seen_" + (names.size() + 1);
          String type = family == Family.IPV4 ? "ipv4_addr" : "ipv6_addr";
          declarations.add(
              "set "
                  + name
                  + " { type "
                  + type
                  + "; size "
                  + MOST_ADDRESSES
                  + "; "
                  + (memory == 0
                      ? "flags dynamic; }"
                      : "flags dynamic,timeout; timeout " + memory + "s; }"));
          return name;
        });
  }

  /**
   * As long as a used-up burst takes to grow again; forgotten earlier, it would be there at once.
   */
  private static long memory(Rate rate) {
    long refill = (rate.burst() * rate.unit().seconds() + rate.count() - 1) / rate.count();
    return Math.clamp(refill, SHORTEST_MEMORY, LONGEST_MEMORY);
  }
}

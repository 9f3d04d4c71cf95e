package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.flatten.Reached;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/**
 * The verdict maps of a table. A map of single values says its size, with which the kernel takes
 * its fastest kind.
 */
final class Maps {

  private static final String INDENT = "    ";

  private final List<Line> declarations = new ArrayList<>();
  private final Reached reached;

  Maps(Reached reached) {
    this.reached = reached;
  }

  /** Lines that declare the maps, for the top of the table. */
  List<Line> declarations() {
    return declarations;
  }

  /** Whether nft takes from the statement alone which family is meant. */
  static boolean impliesFamily(Statement statement) {
    return statement instanceof Lookup lookup
        && (lookup.pattern().source().isPresent() || lookup.pattern().destination().isPresent());
  }

  void print(Lookup lookup, Family family, Words words) {
    Lookup.Key pattern = lookup.pattern();
    List<String> parts = new ArrayList<>();
    List<String> types = new ArrayList<>();
    String address = family == Family.IPV4 ? "ipv4_addr" : "ipv6_addr";
    pattern.source().ifPresent(_ -> parts.add(Matches.ip(family) + " saddr"));
    pattern.destination().ifPresent(_ -> parts.add(Matches.ip(family) + " daddr"));
    parts.forEach(_ -> types.add(address));
    boolean ports = parts.isEmpty();
    pattern
        .device()
        .ifPresent(
            d -> {
              parts.add(d.direction() == Direction.IN ? "iifname" : "oifname");
              types.add("ifname");
            });
    pattern
        .transport()
        .ifPresent(
            t -> {
              parts.add(
                  ports ? t.name().toLowerCase(Locale.ROOT) + " dport" : "meta l4proto . th dport");
              types.add(ports ? "inet_service" : "inet_proto . inet_service");
            });
    for (String word : String.join(" . ", parts).split(" ")) {
      words.add(word);
    }
    words.add("vmap", "@" + lookup.name());
    declare(lookup, String.join(" . ", types), ports);
  }

  private void declare(Lookup lookup, String type, boolean portsOnly) {
    boolean interval = lookup.chains().keySet().stream().anyMatch(k -> !isSingle(k));
    declare("map " + lookup.name() + " {");
    declare(INDENT + "type " + type + " : verdict");
    declare(INDENT + (interval ? "flags interval" : "size " + lookup.chains().size()));
    declare(INDENT + "elements = {");
    int left = lookup.chains().size();
    for (Map.Entry<Lookup.Key, ChainName> element : lookup.chains().entrySet()) {
      left--;
      String text = text(element.getKey(), portsOnly) + jump(element.getValue());
      declarations.add(
          new Line(
              INDENT.repeat(3) + text + (left > 0 ? "," : ""), reached.rows(element.getValue())));
    }
    declare(INDENT + "}");
    declare("}");
  }

  private void declare(String text) {
    declarations.add(Line.of(INDENT + text));
  }

  private static String jump(ChainName chain) {
    return " : jump " + chain;
  }

  private static boolean isSingle(Lookup.Key key) {
    return Stream.concat(key.source().stream(), key.destination().stream())
            .allMatch(IpRange::isSingle)
        && key.port().stream().allMatch(p -> p.first() == p.last());
  }

  private static String text(Lookup.Key key, boolean portsOnly) {
    List<String> parts = new ArrayList<>();
    key.device().ifPresent(d -> parts.add(new Words().quoted(d.names().first()).line()));
    key.source().ifPresent(r -> parts.add(text(r)));
    key.destination().ifPresent(r -> parts.add(text(r)));
    if (!portsOnly) {
      key.transport().ifPresent(t -> parts.add(t.name().toLowerCase(Locale.ROOT)));
    }
    key.port().ifPresent(p -> parts.add(p.toString()));
    return String.join(" . ", parts);
  }

  private static String text(IpRange range) {
    List<Prefix> prefixes = AddressSet.prefixes(range);
    return range.isSingle() || prefixes.size() > 1
        ? range.toString()
        : prefixes.getFirst().toString();
  }
}

package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.TcpFlags;

/**
 * Fewer matches with the same meaning: {@code tcp/80, tcp/443} becomes {@code tcp/80,443}; a whole
 * protocol swallows its ports, never the other way round. Source and destination ports stay the
 * pairs that their services made.
 */
final class MergeServices {

  private record Key(Transport transport, List<PortRange> source, Optional<TcpFlags> flags) {}

  private MergeServices() {}

  static List<Match> merge(List<Match> matches) {
    Map<Object, Match> merged = new LinkedHashMap<>();
    for (Match match : matches) {
      if (match instanceof Match.Ports p) {
        merged.merge(
            new Key(p.transport(), p.source(), p.flags()), p, (a, b) -> both(ports(a), ports(b)));
      } else {
        merged.putIfAbsent(match, match);
      }
    }
    List<Match> all = List.copyOf(merged.values());
    return all.stream()
        .filter(m -> all.stream().noneMatch(other -> other != m && swallows(other, m)))
        .toList();
  }

  private static Match.Ports ports(Match match) {
    return (Match.Ports) match;
  }

  private static Match both(Match.Ports a, Match.Ports b) {
    if (a.destination().isEmpty() || b.destination().isEmpty()) {
      return new Match.Ports(a.transport(), a.source(), List.of(), a.flags());
    }
    List<PortRange> all = new ArrayList<>(a.destination());
    all.addAll(b.destination());
    return new Match.Ports(a.transport(), a.source(), ports(all), a.flags());
  }

  private static boolean swallows(Match whole, Match part) {
    return switch (whole) {
      case Match.Ports w ->
          w.isWhole() && part instanceof Match.Ports p && p.transport() == w.transport();
      case Match.Icmp w ->
          part instanceof Match.Icmp p && p.type().map(t -> covers(w.type(), t)).orElse(false);
      case Match _ -> false;
    };
  }

  private static boolean covers(Optional<IcmpType> whole, IcmpType part) {
    return whole.map(w -> w.code().isEmpty() && w.type() == part.type()).orElse(true);
  }

  /** Sorted, joined ranges; none when they are all ports. */
  static List<PortRange> ports(List<PortRange> ranges) {
    List<PortRange> joined = new ArrayList<>();
    for (PortRange next : ranges.stream().sorted().toList()) {
      PortRange last = joined.isEmpty() ? next : joined.getLast();
      if (joined.isEmpty() || next.first() > last.last() + 1) {
        joined.add(next);
      } else {
        joined.set(
            joined.size() - 1, new PortRange(last.first(), Math.max(last.last(), next.last())));
      }
    }
    return joined.equals(List.of(PortRange.ALL)) ? List.of() : joined;
  }
}

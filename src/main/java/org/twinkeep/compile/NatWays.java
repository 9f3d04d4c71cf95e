package org.twinkeep.compile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;

/** Says where NAT rules act in a node, and what addresses they give there. */
final class NatWays {

  private NatWays() {}

  /**
   * {@code where packets come in: to 203.0.113.80; where they leave by eth1: from 198.51.100.1},
   * for each rule by its id.
   *
   * @param chains those of the NAT rule sets in one family
   */
  static Map<String, String> of(List<Chain> chains) {
    Map<String, Set<String>> ways = new LinkedHashMap<>();
    for (Chain chain : chains) {
      for (Rule rule : chain.rules()) {
        ways.computeIfAbsent(rule.origin().id(), _ -> new LinkedHashSet<>())
            .add(where(chain.place()) + by(rule) + ": " + what(rule.statements().getLast()));
      }
    }
    Map<String, String> words = new LinkedHashMap<>();
    ways.forEach((id, each) -> words.put(id, String.join("; ", each)));
    return words;
  }

  private static String where(Chain.Place place) {
    return switch (place) {
      case Chain.Place.At(Hook hook) when hook == Hook.NAT_PREROUTING -> "where packets come in";
      case Chain.Place.At(Hook hook) when hook == Hook.NAT_OUTPUT -> "what the node sends";
      case Chain.Place.At(Hook _) -> "where packets leave";
      case Chain.Place.Named(var name, Hook.Table _) -> "in the chain " + name.text();
    };
  }

  private static String by(Rule rule) {
    return rule.conditions().stream()
        .filter(c -> !c.negated())
        .map(Condition::anyOf)
        .flatMap(List::stream)
        .flatMap(
            m ->
                m instanceof Match.Device d && d.direction() == Direction.OUT
                    ? Stream.of(" by " + String.join(", ", d.names()))
                    : Stream.empty())
        .findFirst()
        .orElse("");
  }

  private static String what(Statement statement) {
    return switch (statement) {
      case Statement.SourceNat s ->
          "from " + target(s.to(), s.ports(), "the address that the interface has");
      case Statement.DestinationNat d -> "to " + target(d.to(), d.ports(), "the same address");
      case Statement.Redirect r -> "to " + target(Optional.empty(), r.ports(), "the node itself");
      case Statement.Netmap n ->
          (n.side() == Side.SOURCE ? "from " : "to ") + n.to() + " in the place of " + n.from();
      case Statement.Jump(var chain) -> "on to the chain " + chain.text();
      case Statement.Accept() -> "left as they are";
      case Statement other -> throw new IllegalArgumentException("no NAT rule does " + other);
    };
  }

  private static String target(
      Optional<IpRange> address, Optional<PortRange> ports, String without) {
    return address.map(IpRange::toString).orElse(without)
        + ports.map(p -> ", port " + p).orElse("");
  }
}

package org.twinkeep.compile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.PortRange;

/**
 * TCP and UDP packets that a rule may match, or the answers to them.
 *
 * <p>An answer comes from the port that the connection was made to, and goes to one that the
 * client's system chose: Linux takes 32768 to 60999, RFC 6335 (section 6) recommends 49152 to
 * 65535.
 *
 * @param box addresses and interfaces
 * @param services any of these; ports from and to
 */
record Flow(Box box, List<Match.Ports> services) {

  private static final List<PortRange> CHOSEN_BY_CLIENTS = List.of(new PortRange(32_768, 65_535));

  private static final List<Match.Ports> EVERY_SERVICE =
      Stream.of(Transport.TCP, Transport.UDP)
          .map(t -> new Match.Ports(t, List.of(), List.of(), Optional.empty()))
          .toList();

  /** What a rule matches. */
  static Flow of(Rule rule, Family family) {
    return new Flow(Box.of(rule, family), services(rule));
  }

  /** The same the other way. */
  Flow turned() {
    return new Flow(
        box.turned(), services.stream().map(p -> ports(p, p.destination(), p.source())).toList());
  }

  /** The answers to this, when connections begin with it. */
  Flow answers() {
    return new Flow(
        box.turned(),
        services.stream()
            .map(
                p ->
                    ports(
                        p, p.destination(), p.source().isEmpty() ? CHOSEN_BY_CLIENTS : p.source()))
            .toList());
  }

  /** To other addresses. */
  Flow to(AddressSet destination) {
    return new Flow(box.to(destination), services);
  }

  /** Whether some packet may belong to both. */
  boolean meets(Flow other) {
    return services.stream().anyMatch(a -> other.services.stream().anyMatch(b -> meet(a, b)))
        && box.overlaps(other.box);
  }

  /** Whether every packet certainly belongs to the other, too. */
  boolean isWithin(Flow other) {
    return services.stream().allMatch(a -> other.services.stream().anyMatch(b -> within(a, b)))
        && box.addressesWithin(other.box);
  }

  private static boolean meet(Match.Ports a, Match.Ports b) {
    return a.transport() == b.transport()
        && PortRange.meet(a.source(), b.source())
        && PortRange.meet(a.destination(), b.destination());
  }

  /** Whether every packet of one is one of the other. */
  static boolean within(Match.Ports a, Match.Ports b) {
    return a.transport() == b.transport()
        && within(a.source(), b.source())
        && within(a.destination(), b.destination())
        && b.flags().isEmpty();
  }

  /** None means every port. */
  private static boolean within(List<PortRange> some, List<PortRange> others) {
    return others.isEmpty()
        || !some.isEmpty()
            && some.stream()
                .allMatch(
                    a ->
                        others.stream()
                            .anyMatch(b -> b.first() <= a.first() && a.last() <= b.last()));
  }

  private static Match.Ports ports(
      Match.Ports of, List<PortRange> source, List<PortRange> destination) {
    return new Match.Ports(of.transport(), source, destination, of.flags());
  }

  private static List<Match.Ports> services(Rule rule) {
    return rule.conditions().stream()
        .filter(c -> !c.negated() && c.anyOf().stream().anyMatch(Flow::isService))
        .findFirst()
        .map(
            c ->
                c.anyOf().stream()
                    .flatMap(m -> m instanceof Match.Ports p ? Stream.of(p) : Stream.empty())
                    .toList())
        .orElse(EVERY_SERVICE);
  }

  private static boolean isService(Match match) {
    return match instanceof Match.Ports
        || match instanceof Match.Protocol
        || match instanceof Match.Icmp;
  }
}

package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;

/**
 * ICMP errors and neighbour discovery, to and from the node (RFC 4890, section 4.4). Errors that
 * belong to a connection that passes through are related packets; errors that belong to none do not
 * pass.
 */
final class NeededIcmp {

  /** Destination unreachable, time exceeded, parameter problem. */
  private static final List<Integer> ERRORS4 = List.of(3, 11, 12);

  /** Destination unreachable, packet too big, time exceeded, parameter problem. */
  private static final List<Integer> ERRORS6 = List.of(1, 2, 3, 4);

  /** Router and neighbour solicitation and advertisement; redirects are left out. */
  private static final List<Integer> NEIGHBOURS = List.of(133, 134, 135, 136);

  /** Multicast listener query, report, done, report version 2. */
  private static final List<Integer> LISTENERS = List.of(130, 131, 132, 143);

  private static final int FROM_THE_LINK = 255;

  private final Family family;

  NeededIcmp(Family family) {
    this.family = family;
  }

  List<Rule> rules(Origin origin, Path path) {
    if (path == Path.THROUGH_NODE) {
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    switch (family) {
      case IPV4 -> rules.add(accept(origin, types(ERRORS4)));
      case IPV6 -> {
        rules.add(accept(origin, types(ERRORS6)));
        rules.add(
            accept(origin, types(NEIGHBOURS), Condition.is(new Match.HopLimit(FROM_THE_LINK))));
        rules.add(accept(origin, types(LISTENERS), fromTheLink()));
      }
    }
    return rules;
  }

  /** Neighbour solicitation and advertisement on one interface. */
  static Rule neighbours(Origin origin, Condition device) {
    return accept(
        origin,
        device,
        types(NEIGHBOURS.subList(2, NEIGHBOURS.size())),
        Condition.is(new Match.HopLimit(FROM_THE_LINK)));
  }

  /** Listener messages come from link-local addresses, or from none yet (RFC 3590). */
  private static Condition fromTheLink() {
    AddressSet link =
        AddressSet.of(Prefix.parse("fe80::/10")).union(AddressSet.of(Prefix.parse("::/128")));
    return Condition.is(new Match.Address(Side.SOURCE, link, "link local"));
  }

  private static Condition types(List<Integer> types) {
    return Condition.anyOf(types.stream().map(Match::icmp).toList());
  }

  private static Rule accept(Origin origin, Condition... conditions) {
    return Rule.of(origin, List.of(conditions), new Statement.Accept());
  }

  static Match sourcePort(Transport transport, int port) {
    return new Match.Ports(transport, List.of(PortRange.of(port)), List.of(), Optional.empty());
  }
}

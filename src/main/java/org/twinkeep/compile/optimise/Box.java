package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;

/**
 * Every packet that a rule can match, and perhaps some more: what the box does not know of, it
 * takes for everything. Two rules whose boxes do not overlap never meet the same packet, so that
 * their order is free.
 *
 * @param source of the packet
 * @param destination of the packet
 * @param services any of these
 * @param in interfaces; absent = every one
 * @param out interfaces; absent = every one
 */
public record Box(
    AddressSet source,
    AddressSet destination,
    List<Span> services,
    Optional<SortedSet<String>> in,
    Optional<SortedSet<String>> out) {

  /** Of a rule of one family. */
  public static Box of(Rule rule, Family family) {
    AddressSet all = AddressSet.all(family);
    return new Box(
        addresses(rule, Side.SOURCE, all),
        addresses(rule, Side.DESTINATION, all),
        services(rule, family),
        devices(rule, Direction.IN),
        devices(rule, Direction.OUT));
  }

  /** Whether both have some packet. */
  public boolean overlaps(Box other) {
    return devicesMeet(in, other.in)
        && devicesMeet(out, other.out)
        && servicesMeet(services, other.services)
        && addressesMeet(destination.ranges(), other.destination.ranges())
        && addressesMeet(source.ranges(), other.source.ranges());
  }

  /** Packets that go the other way, of whatever service. */
  public Box turned() {
    return new Box(destination, source, EVERY, out, in);
  }

  /** The same to other addresses. */
  public Box to(AddressSet newDestination) {
    return new Box(source, newDestination, services, in, out);
  }

  /** Whether all addresses lie in another box that is not limited to interfaces. */
  public boolean addressesWithin(Box other) {
    return other.in.isEmpty()
        && other.out.isEmpty()
        && source.isWithin(other.source)
        && destination.isWithin(other.destination);
  }

  private static AddressSet addresses(Rule rule, Side side, AddressSet all) {
    AddressSet box = all;
    for (Condition condition : rule.conditions()) {
      Optional<AddressSet> of = addresses(condition, side, all);
      if (of.isPresent()) {
        box = box == all ? of.get() : box.intersection(of.get());
      }
    }
    return box;
  }

  private static Optional<AddressSet> addresses(Condition condition, Side side, AddressSet all) {
    List<IpRange> ranges = new ArrayList<>();
    for (Match match : condition.anyOf()) {
      if (match instanceof Match.Address a && a.side() == side) {
        ranges.addAll(a.set().ranges());
      } else if (match instanceof Match.AddressWithMac a
          && side == Side.SOURCE
          && !condition.negated()) {
        ranges.addAll(a.set().ranges());
      } else {
        return Optional.empty();
      }
    }
    AddressSet union = AddressSet.of(all.family(), ranges);
    return Optional.of(condition.negated() ? union.complement() : union);
  }

  private static List<Span> services(Rule rule, Family family) {
    List<Span> box = List.of(Span.ALL);
    for (Condition condition : rule.conditions()) {
      List<Span> spans =
          condition.anyOf().stream().flatMap(m -> spans(m, family).orElse(EVERY).stream()).toList();
      if (!condition.negated() && !spans.contains(Span.ALL)) {
        box = box.contains(Span.ALL) ? spans : box;
      }
    }
    return box;
  }

  private static final List<Span> EVERY = List.of(Span.ALL);

  private static Optional<List<Span>> spans(Match match, Family family) {
    int icmp = family == Family.IPV4 ? 1 : 58;
    return switch (match) {
      case Match.Ports p when p.destination().isEmpty() ->
          Optional.of(List.of(Span.protocol(p.transport().number())));
      case Match.Ports p ->
          Optional.of(
              p.destination().stream().map(range -> Span.ports(p.transport(), range)).toList());
      case Match.Protocol(int number) -> Optional.of(List.of(Span.protocol(number)));
      case Match.NotSyn() -> Optional.of(List.of(Span.protocol(6)));
      case Match.Icmp i ->
          Optional.of(
              List.of(i.type().map(t -> Span.place(icmp, t.type())).orElse(Span.protocol(icmp))));
      case Match.Header h when h.protocol().isPresent() ->
          Optional.of(List.of(Span.protocol(h.protocol().getAsInt())));
      case Match _ -> Optional.empty();
    };
  }

  private static Optional<SortedSet<String>> devices(Rule rule, Direction direction) {
    Function<Match, Stream<String>> names =
        m ->
            m instanceof Match.Device d && d.direction() == direction
                ? d.names().stream()
                : Stream.empty();
    return rule.conditions().stream()
        .filter(c -> !c.negated())
        .filter(c -> c.anyOf().stream().allMatch(m -> names.apply(m).findAny().isPresent()))
        .<SortedSet<String>>map(c -> new TreeSet<>(c.anyOf().stream().flatMap(names).toList()))
        .findFirst();
  }

  private static boolean devicesMeet(Optional<SortedSet<String>> a, Optional<SortedSet<String>> b) {
    return a.isEmpty() || b.isEmpty() || !Collections.disjoint(a.get(), b.get());
  }

  private static boolean servicesMeet(List<Span> a, List<Span> b) {
    for (Span x : a) {
      for (Span y : b) {
        if (x.overlaps(y)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Both are sorted. */
  private static boolean addressesMeet(List<IpRange> a, List<IpRange> b) {
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).overlaps(b.get(j))) {
        return true;
      }
      if (a.get(i).last().compareTo(b.get(j).last()) < 0) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }
}

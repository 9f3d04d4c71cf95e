package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;

/** The stretches into which the ends of given stretches cut a line. */
final class Pieces {

  private final TreeSet<Integer> places = new TreeSet<>();
  private final TreeSet<Ip> addresses = new TreeSet<>();

  static Pieces ofServices(Collection<Span> spans) {
    Pieces pieces = new Pieces();
    for (Span span : spans) {
      pieces.places.add(span.first());
      pieces.places.add(span.last() + 1);
    }
    return pieces;
  }

  static Pieces ofAddresses(Collection<IpRange> ranges) {
    Pieces pieces = new Pieces();
    for (IpRange range : ranges) {
      pieces.addresses.add(range.first());
      if (!range.last().equals(Ip.highest(range.family()))) {
        pieces.addresses.add(range.last().next());
      }
    }
    return pieces;
  }

  /** The pieces that make up a span whose ends are among the cuts. */
  List<Span> of(Span span) {
    List<Span> pieces = new ArrayList<>();
    Optional<Integer> from = Optional.ofNullable(places.floor(span.first()));
    while (from.isPresent() && from.get() <= span.last()) {
      Optional<Integer> next = Optional.ofNullable(places.higher(from.get()));
      pieces.add(new Span(from.get(), next.map(n -> n - 1).orElse(Span.ALL.last())));
      from = next;
    }
    return pieces;
  }

  /** The pieces that make up a range whose ends are among the cuts. */
  List<IpRange> of(IpRange range) {
    List<IpRange> pieces = new ArrayList<>();
    Optional<Ip> from = Optional.of(range.first());
    while (from.isPresent() && from.get().compareTo(range.last()) <= 0) {
      Optional<Ip> next = Optional.ofNullable(addresses.higher(from.get()));
      pieces.add(
          new IpRange(from.get(), next.map(Ip::previous).orElse(Ip.highest(range.family()))));
      from = next;
    }
    return pieces;
  }
}

package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.model.IpRange;

/** The keys under which the rules of a layer stand. */
final class Keys {

  private final Kind kind;
  private final Pieces sources;
  private final Pieces destinations;
  private final Pieces ports;

  Keys(Layer layer) {
    this.kind = layer.kind();
    this.sources = Pieces.ofAddresses(values(layer, Named::sources));
    this.destinations = Pieces.ofAddresses(values(layer, Named::destinations));
    this.ports = Pieces.ofServices(values(layer, Named::ports));
  }

  private static <T> List<T> values(Layer layer, Function<Named, Optional<Named.Cell<T>>> cell) {
    return layer.rules().stream()
        .flatMap(r -> cell.apply(r.named()).stream())
        .flatMap(c -> c.values().stream())
        .distinct()
        .toList();
  }

  /** All keys of one rule of the layer. */
  List<Lookup.Key> of(Named named) {
    if (kind.byDevice().isPresent()) {
      return devices(named.devices(kind.byDevice().get()));
    }
    List<Lookup.Key> keys = new ArrayList<>();
    for (Optional<IpRange> s : addresses(kind.bySource(), named.sources(), sources)) {
      for (Optional<IpRange> d :
          addresses(kind.byDestination(), named.destinations(), destinations)) {
        for (Optional<Span> p : ports(named)) {
          keys.add(
              new Lookup.Key(
                  Optional.empty(), s, d, p.map(Span::transport), p.map(Span::portRange)));
        }
      }
    }
    return keys;
  }

  private static List<Lookup.Key> devices(Optional<Named.Cell<Match.Device>> cell) {
    Optional<IpRange> every = Optional.empty();
    return cell.stream()
        .flatMap(c -> c.values().stream())
        .map(d -> new Lookup.Key(Optional.of(d), every, every, Optional.empty(), Optional.empty()))
        .toList();
  }

  private List<Optional<IpRange>> addresses(
      boolean used, Optional<Named.Cell<IpRange>> cell, Pieces pieces) {
    if (!used) {
      return List.of(Optional.empty());
    }
    Stream<IpRange> ranges = cell.stream().flatMap(c -> c.values().stream());
    return (kind.byRanges() ? ranges.flatMap(r -> pieces.of(r).stream()) : ranges)
        .map(Optional::of)
        .toList();
  }

  private List<Optional<Span>> ports(Named named) {
    if (!kind.byPort()) {
      return List.of(Optional.empty());
    }
    Stream<Span> spans = named.ports().stream().flatMap(c -> c.values().stream());
    return (kind.byRanges() ? spans.flatMap(s -> ports.of(s).stream()) : spans.flatMap(Keys::each))
        .distinct()
        .map(Optional::of)
        .toList();
  }

  private static Stream<Span> each(Span span) {
    return IntStream.rangeClosed(span.first(), span.last()).mapToObj(i -> new Span(i, i));
  }
}

package org.twinkeep.samples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Mac;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Rate;

/** Arbitrary small values of the model; texts are as nasty as users can type. */
final class ArbitraryValues {

  private static final List<String> NASTY =
      List.of(
          "",
          "web server",
          "$(reboot)",
          "`id`; rm -rf /",
          "\"quoted\" and 'quoted' \\ back",
          "line\nfeed\r\n\ttab",
          "Grüße — 防火墙 🔥",
          "\u0000\u001b[31m\u007f\u0085\u2028",
          "half \ud83d surrogate",
          "std:http",
          "null",
          "{\"not\": []}");

  private ArbitraryValues() {}

  static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just("")),
        Tuple.of(2, Arbitraries.of(NASTY)),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
  }

  static Arbitrary<Boolean> rarely() {
    return Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
  }

  static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> value) {
    return value.optional(0.3);
  }

  static Arbitrary<OptionalInt> maybeInt(int min, int max) {
    return Arbitraries.integers()
        .between(min, max)
        .optional(0.3)
        .map(o -> o.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  static Arbitrary<Ip> ips(Family family) {
    return switch (family) {
      case IPV4 ->
          Arbitraries.longs().between(0, 0xffff_ffffL).map(low -> new Ip(Family.IPV4, 0, low));
      case IPV6 ->
          Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
              .as((high, low) -> new Ip(Family.IPV6, high, low));
    };
  }

  static Arbitrary<Ip> ips() {
    return Arbitraries.of(Family.class).flatMap(ArbitraryValues::ips);
  }

  static Arbitrary<InterfaceAddress> interfaceAddresses() {
    return Combinators.combine(ips(), Arbitraries.integers().between(0, 128))
        .as((ip, length) -> new InterfaceAddress(ip, Math.min(length, ip.family().bits())));
  }

  static Arbitrary<Prefix> prefixes() {
    return interfaceAddresses().map(InterfaceAddress::network);
  }

  static Arbitrary<IpRange> ranges() {
    return Arbitraries.of(Family.class)
        .flatMap(
            family ->
                Combinators.combine(ips(family), ips(family))
                    .as((a, b) -> a.compareTo(b) <= 0 ? new IpRange(a, b) : new IpRange(b, a)));
  }

  static Arbitrary<Mac> macs() {
    return Arbitraries.longs()
        .between(1, 0xffff_ffff_ffffL)
        .map(n -> new Mac("%012x".formatted(n).replaceAll("(..)(?!$)", "$1:")));
  }

  static Arbitrary<List<PortRange>> ports() {
    Arbitrary<Integer> port = Arbitraries.integers().between(0, 65535);
    return Combinators.combine(port, port, rarely())
        .as((a, b, range) -> new PortRange(Math.min(a, b), range ? Math.max(a, b) : Math.min(a, b)))
        .list()
        .ofMaxSize(3);
  }

  static Arbitrary<Mark> marks() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 0xffff_ffffL),
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0xffff_ffffL)),
                Tuple.of(1, Arbitraries.longs().between(1, 0xffff_ffffL))))
        .as((value, mask) -> new Mark(value & mask, mask));
  }

  static Arbitrary<Rate> rates() {
    return Combinators.combine(
            Arbitraries.integers().greaterOrEqual(1),
            Arbitraries.of(Rate.Unit.class),
            Arbitraries.integers().greaterOrEqual(1))
        .as(Rate::new);
  }

  static Arbitrary<LocalTime> times() {
    return Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
  }

  static Arbitrary<LocalDate> dates() {
    return Arbitraries.longs().between(0, 40_000).map(LocalDate::ofEpochDay);
  }

  static Arbitrary<LocalDateTime> moments() {
    return Combinators.combine(dates(), times()).as(LocalDateTime::of);
  }

  static Arbitrary<Set<Family>> families() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Families.BOTH)),
        Tuple.of(1, Arbitraries.of(Family.class).set().map(Families::ordered)));
  }

  static Arbitrary<SortedSet<String>> tags() {
    return texts().list().ofMaxSize(2).map(TreeSet::new);
  }

  static Arbitrary<Head> heads(Id id) {
    return Combinators.combine(
            texts(), texts(), tags(), maybe(Arbitraries.of(Colour.class)), texts(), rarely())
        .as(
            (name, comment, tags, colour, folder, named) ->
                new Head(id, named ? name : id.value(), comment, tags, colour, folder));
  }

  static Arbitrary<Cell> cells(List<Id> ids) {
    return Combinators.combine(references(ids), rarely()).as(Cell::new);
  }

  static Arbitrary<List<Id>> references(List<Id> ids) {
    return ids.isEmpty()
        ? Arbitraries.just(List.of())
        : Arbitraries.of(ids).list().uniqueElements().ofMaxSize(Math.min(3, ids.size()));
  }
}

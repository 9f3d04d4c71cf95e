package org.twinkeep.interchange.codec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Mac;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;

/** Values that are one text, number or word, as people write them. */
final class Values {

  static final Codec<String> TEXT = new TextCodec<>("a text", t -> t, t -> t);
  static final Codec<Boolean> FLAG = new FlagCodec();
  static final Codec<Double> NUMBER = new NumberCodec();

  static final Codec<Id> ID = new TextCodec<>("an id such as inside-net", Id::of, Id::value);
  static final Codec<Ip> IP =
      new TextCodec<>("an address such as 192.0.2.1", Ip::parse, Ip::toString);
  static final Codec<Mac> MAC =
      new TextCodec<>("a hardware address such as 02:00:5e:10:00:01", Mac::new, Mac::text);
  static final Codec<Prefix> PREFIX =
      new TextCodec<>("a prefix such as 192.0.2.0/24", Prefix::parse, Prefix::toString);
  static final Codec<IpRange> RANGE =
      new TextCodec<>("a range such as 192.0.2.1-192.0.2.9", IpRange::parse, IpRange::toString);
  static final Codec<InterfaceAddress> INTERFACE_ADDRESS =
      new TextCodec<>(
          "an address with prefix length such as 192.0.2.1/24",
          InterfaceAddress::parse,
          InterfaceAddress::toString);
  static final Codec<PortRange> PORTS =
      new TextCodec<>(
          "a port or range such as 80 or 8000-8010", PortRange::parse, PortRange::toString);
  static final Codec<Mark> MARK =
      new TextCodec<>("a mark such as 0x10 or 0x10/0xff", MarkText::parse, Mark::toString);

  static final Codec<LocalTime> TIME =
      new TextCodec<>("a time of day such as 08:30", dated(LocalTime::parse), LocalTime::toString);
  static final Codec<LocalDate> DATE =
      new TextCodec<>("a date such as 2026-12-31", dated(LocalDate::parse), LocalDate::toString);
  static final Codec<LocalDateTime> MOMENT =
      new TextCodec<>(
          "a moment such as 2026-12-31T08:30",
          dated(LocalDateTime::parse),
          LocalDateTime::toString);
  static final Codec<ZoneId> ZONE =
      new TextCodec<>("a time zone such as Europe/Berlin", dated(ZoneId::of), ZoneId::getId);

  static final Codec<Colour> COLOUR = WordCodec.of(Colour.values());
  static final Codec<Family> FAMILY = WordCodec.of(Family.values());
  static final Codec<Set<Family>> FAMILIES =
      FAMILY.list().as(list -> Families.ordered(Set.copyOf(list)), List::copyOf);

  private Values() {}

  /** A whole number between two bounds. */
  static Codec<Integer> number(int min, int max) {
    return NUMBER.as(
        value -> {
          if (value != Math.rint(value) || value < min || value > max) {
            throw new IllegalArgumentException(
                "this must be a whole number between " + min + " and " + max);
          }
          return value.intValue();
        },
        Integer::doubleValue);
  }

  static OptionalInt toOptionalInt(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  static Optional<Integer> toOptional(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private static <T> Function<String, T> dated(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("'" + text + "' cannot be read as a date or time", e);
      }
    };
  }

  /** A value that is written as a text. */
  private record TextCodec<T>(String expected, Function<String, T> parse, Function<T, String> print)
      implements Codec<T> {
    @Override
    public Json write(T value) {
      return Json.Text.of(print.apply(value));
    }

    @Override
    public Optional<T> read(Json json, Faults faults) {
      return json instanceof Json.Text text
          ? Refusal.catching(json, expected, faults, parse, text.value())
          : Refusal.wrongType(json, expected, faults);
    }
  }

  private record FlagCodec() implements Codec<Boolean> {
    @Override
    public Json write(Boolean value) {
      return Json.Bool.of(value);
    }

    @Override
    public Optional<Boolean> read(Json json, Faults faults) {
      return json instanceof Json.Bool bool
          ? Optional.of(bool.value())
          : Refusal.wrongType(json, "true or false", faults);
    }
  }

  private record NumberCodec() implements Codec<Double> {
    @Override
    public Json write(Double value) {
      return Json.Num.of(value);
    }

    @Override
    public Optional<Double> read(Json json, Faults faults) {
      return json instanceof Json.Num number
          ? Optional.of(number.value())
          : Refusal.wrongType(json, "a number", faults);
    }
  }
}

package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Ip;
import org.twinkeep.model.LogLimit;
import org.twinkeep.model.Mac;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.ui.kit.form.Parser;

/** Values as users type them, and back. Parsers throw with a sentence that says how. */
final class Typed {

  private static final Pattern RATE =
      Pattern.compile("([0-9]{1,9}) */ *(second|minute|hour|day)(?: +burst +([0-9]{1,9}))?(.*)");
  private static final Pattern NO_LIMIT =
      Pattern.compile("no limit|none", Pattern.CASE_INSENSITIVE);
  private static final Pattern LIMIT = Pattern.compile("([0-9]{1,9})(.*)");

  private Typed() {}

  /** {@code 10.1.1.7} or {@code 10.1.1.7 02:00:5e:10:00:01}. */
  static HostAddress hostAddress(String text) {
    String[] words = text.split("\\s+", 2);
    return new HostAddress(
        Ip.parse(words[0]),
        words.length == 1 ? Optional.empty() : Optional.of(new Mac(words[1].strip())));
  }

  static String print(HostAddress address) {
    return address.ip() + address.mac().map(mac -> " " + mac).orElse("");
  }

  /** {@code 80, 443, 8000-8010}. */
  static String print(List<PortRange> ports) {
    return String.join(", ", ports.stream().map(PortRange::toString).toList());
  }

  static Parser<List<PortRange>> ports() {
    Parser<PortRange> one = PortRange::parse;
    return one.list();
  }

  /** {@code 8} or {@code 3/1}: type and code. */
  static IcmpType icmpType(String text) {
    String[] parts = text.split("/", 2);
    Parser<Integer> octet = Parser.number(0, 255);
    return new IcmpType(
        octet.parse(parts[0]),
        parts.length == 1 ? OptionalInt.empty() : OptionalInt.of(octet.parse(parts[1])));
  }

  /** {@code SYN,ACK / SYN}: the flags looked at, and those of them that must be set. */
  static TcpFlags flags(String text) {
    String[] parts = text.split("/", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "Give the flags looked at and those that must be set, such as SYN,ACK / SYN.");
    }
    return new TcpFlags(flagSet(parts[0]), flagSet(parts[1]));
  }

  private static java.util.Set<TcpFlags.Flag> flagSet(String text) {
    java.util.Set<TcpFlags.Flag> flags = new TreeSet<>();
    for (String word : text.split("[,\\s]+")) {
      if (!word.isBlank()) {
        flags.add(constant(TcpFlags.Flag.class, word));
      }
    }
    return flags;
  }

  static String print(TcpFlags flags) {
    return join(flags.mask()) + " / " + join(flags.set());
  }

  private static String join(java.util.Set<?> values) {
    return String.join(",", values.stream().map(Object::toString).toList());
  }

  /** {@code 10/second burst 20}. */
  static Rate rate(String text) {
    Matcher m = RATE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches() || !m.group(4).isBlank()) {
      throw new IllegalArgumentException(
          "Give a rate such as 10/second, or 10/second burst 20; the unit is second, minute, hour or"
              + " day.");
    }
    return rate(m);
  }

  private static Rate rate(Matcher m) {
    Rate.Unit unit = constant(Rate.Unit.class, m.group(2));
    int count = Integer.parseInt(m.group(1));
    return m.group(3) == null
        ? Rate.of(count, unit)
        : new Rate(count, unit, Integer.parseInt(m.group(3)));
  }

  static String print(Rate rate) {
    String text = rate.count() + "/" + rate.unit().name().toLowerCase(Locale.ROOT);
    boolean usual = rate.equals(Rate.of(rate.count(), rate.unit()));
    return usual ? text : text + " burst " + rate.burst();
  }

  /** {@code 10/second burst 20}, or {@code no limit}. */
  static LogLimit logLimit(String text) {
    return NO_LIMIT.matcher(text.strip()).matches()
        ? new LogLimit.EveryPacket()
        : new LogLimit.AtMost(rate(text));
  }

  static String print(LogLimit limit) {
    return switch (limit) {
      case LogLimit.AtMost(Rate rate) -> print(rate);
      case LogLimit.EveryPacket() -> "no limit";
    };
  }

  /** {@code 10/second burst 20 per source}. */
  static RateLimit rateLimit(String text) {
    Matcher m = RATE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "Give a limit such as 10/second, 100/minute burst 20, or 10/second per source.");
    }
    return new RateLimit(rate(m), per(m.group(4)));
  }

  static String print(RateLimit limit) {
    return print(limit.rate()) + print(limit.per());
  }

  /** {@code 20 per source}. */
  static ConnectionLimit connectionLimit(String text) {
    Matcher m = LIMIT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      throw new IllegalArgumentException("Give a number of connections such as 20 per source.");
    }
    return new ConnectionLimit(Integer.parseInt(m.group(1)), per(m.group(2)));
  }

  static String print(ConnectionLimit limit) {
    return limit.count() + print(limit.per());
  }

  private static Per per(String rest) {
    return switch (rest.strip()) {
      case "" -> Per.RULE;
      case "per source" -> Per.SOURCE;
      case "per destination" -> Per.DESTINATION;
      default ->
          throw new IllegalArgumentException(
              "A limit can be counted per source or per destination, not '" + rest.strip() + "'.");
    };
  }

  private static String print(Per per) {
    return switch (per) {
      case RULE -> "";
      case SOURCE -> " per source";
      case DESTINATION -> " per destination";
    };
  }

  /** {@code 0x10}, {@code 16} or {@code 0x10/0xff}. */
  static Mark mark(String text) {
    String[] parts = text.strip().split("/", 2);
    try {
      long value = Long.decode(parts[0].strip());
      return parts.length == 1 ? Mark.of(value) : new Mark(value, Long.decode(parts[1].strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Give a mark such as 0x10, or 0x10/0xff with a mask.");
    }
  }

  /** {@code web, dmz}. */
  static SortedSet<String> tags(String text) {
    SortedSet<String> tags = new TreeSet<>();
    for (String word : text.split("[,\\s]+")) {
      if (!word.isBlank()) {
        tags.add(word.startsWith("#") ? word.substring(1) : word);
      }
    }
    return tags;
  }

  /** {@code path}, or a number of bytes. */
  static int mss(String text) {
    return text.strip().equalsIgnoreCase("path")
        ? RuleOptions.PATH_MSS
        : Parser.number(RuleOptions.SMALLEST_MSS, RuleOptions.LARGEST_MSS).parse(text);
  }

  static OptionalInt optionalInt(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  static String print(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
  }

  static <T> String print(Optional<T> value) {
    return value.map(Object::toString).orElse("");
  }

  /** The constant that a word names, in any case, blanks standing for underscores. */
  static <E extends Enum<E>> E constant(Class<E> kind, String word) {
    String name = word.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
    List<String> known = new ArrayList<>();
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
      known.add(constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    throw new IllegalArgumentException(
        "'" + word.strip() + "' is none of " + String.join(", ", known) + ".");
  }
}

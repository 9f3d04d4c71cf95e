package org.twinkeep.ui.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.Logging;
import org.twinkeep.model.Mark;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;

/** Options as they are typed; an empty text means none. */
final class OptionText {

  private static final String PER = "(?: per (rule|source|destination))?";
  private static final Pattern RATE =
      Pattern.compile(
          "([0-9]{1,9}) ?/ ?(s|sec|second|m|min|minute|h|hour|d|day)"
              + PER
              + "(?:,? burst ([0-9]{1,9}))?");
  private static final Pattern CONNECTIONS = Pattern.compile("([0-9]{1,9})" + PER);
  private static final Pattern MARK =
      Pattern.compile("(0x[0-9a-f]{1,8}|[0-9]{1,10})(?:/(0x[0-9a-f]{1,8}|[0-9]{1,10}))?");

  /** The longest prefix that iptables takes, in bytes. */
  private static final int LONGEST_PREFIX = 29;

  private OptionText() {}

  static String rate(Optional<RateLimit> limit) {
    return limit
        .map(
            l ->
                l.rate().count()
                    + "/"
                    + RuleText.words(l.rate().unit())
                    + per(l.per())
                    + ", burst "
                    + l.rate().burst())
        .orElse("");
  }

  static Optional<String> rateProblem(String text) {
    return problem(text, OptionText::parseRate, "Give a rate such as 10/second per source.");
  }

  static Optional<RateLimit> parseRate(String text) {
    return parse(
        RATE,
        text,
        m -> {
          int count = Integer.parseInt(m.group(1));
          Rate.Unit unit = unit(m.group(2));
          Rate rate =
              m.group(4) == null
                  ? Rate.of(count, unit)
                  : new Rate(count, unit, Integer.parseInt(m.group(4)));
          return new RateLimit(rate, per(m.group(3) == null ? "rule" : m.group(3)));
        });
  }

  static String connections(Optional<ConnectionLimit> limit) {
    return limit.map(l -> l.count() + per(l.per())).orElse("");
  }

  static Optional<String> connectionsProblem(String text) {
    return problem(text, OptionText::parseConnections, "Give a number such as 20 per source.");
  }

  static Optional<ConnectionLimit> parseConnections(String text) {
    return parse(
        CONNECTIONS,
        text,
        m ->
            new ConnectionLimit(
                Integer.parseInt(m.group(1)), per(m.group(2) == null ? "rule" : m.group(2))));
  }

  static Optional<String> markProblem(String text) {
    return problem(text, OptionText::parseMark, "Give a mark such as 0x10 or 0x10/0xff.");
  }

  static Optional<Mark> parseMark(String text) {
    return parse(
        MARK,
        text,
        m ->
            m.group(2) == null
                ? Mark.of(Long.decode(m.group(1)))
                : new Mark(Long.decode(m.group(1)), Long.decode(m.group(2))));
  }

  static Optional<String> mtuProblem(String text) {
    return problem(text, OptionText::parseMtu, "Give a number from 68 to 65535.");
  }

  static Optional<Integer> parseMtu(String text) {
    Optional<Integer> mtu =
        parse(Pattern.compile("[0-9]{1,5}"), text, m -> Integer.valueOf(m.group()));
    if (mtu.filter(v -> v < 68 || v > 65535).isPresent()) {
      throw new IllegalArgumentException("an MTU lies between 68 and 65535");
    }
    return mtu;
  }

  static Optional<String> prefixProblem(String text) {
    return text.length() <= LONGEST_PREFIX
        ? Optional.empty()
        : Optional.of("At most " + LONGEST_PREFIX + " characters fit before the log line.");
  }

  static Logging withPrefix(Logging logging, String prefix) {
    return new Logging(prefix, logging.level(), logging.limit(), logging.nflogGroup());
  }

  static Logging withLevel(Logging logging, Optional<LogLevel> level) {
    return new Logging(logging.prefix(), level, logging.limit(), logging.nflogGroup());
  }

  private static String per(Per per) {
    return per == Per.RULE ? "" : " per " + RuleText.words(per);
  }

  private static Per per(String word) {
    return Per.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Rate.Unit unit(String word) {
    return Arrays.stream(Rate.Unit.values())
        .filter(u -> u.name().charAt(0) == Character.toUpperCase(word.charAt(0)))
        .findFirst()
        .orElseThrow();
  }

  private static <T> Optional<T> parse(Pattern pattern, String text, Function<Matcher, T> make) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Matcher m = pattern.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not understood");
    }
    return Optional.of(make.apply(m));
  }

  private static Optional<String> problem(String text, Function<String, ?> parser, String remedy) {
    try {
      var unused = parser.apply(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(remedy);
    }
  }
}

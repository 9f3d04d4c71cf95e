package org.twinkeep.compile.lower;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.twinkeep.check.Places;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.FirewallSettings.LogDefaults;
import org.twinkeep.model.LogLimit;
import org.twinkeep.model.Logging;
import org.twinkeep.model.Rate;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** Log statements with their template filled in, and cut to what the kernel takes. */
final class LogText {

  /** The kernel's limits: {@code xt_LOG}, {@code xt_NFLOG}, {@code nft_log}, without the end. */
  private static final int LONGEST_LOG = 29;

  private static final int LONGEST_NFLOG = 63;
  private static final int LONGEST_NFT = 127;

  private final Firewall firewall;
  private final LogDefaults defaults;
  private final Backend backend;
  private final Consumer<Problem> problems;

  LogText(Firewall firewall, Backend backend, Consumer<Problem> problems) {
    this.firewall = firewall;
    this.defaults = firewall.settings().log();
    this.backend = backend;
    this.problems = problems;
  }

  Statement of(Logging logging, Origin origin, String ruleSet, String action) {
    boolean own = !logging.prefix().isEmpty();
    boolean nflog = logging.nflogGroup().isPresent();
    String prefix =
        own
            ? fill(logging.prefix(), origin, ruleSet, action)
            : byDefault(origin, ruleSet, action, longest(nflog));
    return new Statement.Log(
        cut(prefix, nflog, own ? origin.place().in("log") : defaultPlace()),
        logging.level().orElse(defaults.level()),
        logging.limit().map(LogText::rate).orElse(defaults.limit()),
        logging.nflogGroup());
  }

  private static Optional<Rate> rate(LogLimit limit) {
    return switch (limit) {
      case LogLimit.AtMost(Rate rate) -> Optional.of(rate);
      case LogLimit.EveryPacket() -> Optional.empty();
    };
  }

  /** Each rule set counts from 1, so that one below the top is named where there is room. */
  private String byDefault(Origin origin, String ruleSet, String action, int longest) {
    String template = defaults.prefix();
    boolean top = firewall.ruleSets().policy().getFirst().name().equals(ruleSet);
    if (!top && template.contains("%N") && !template.contains("%R")) {
      String named = fill(template.stripTrailing() + " %R ", origin, ruleSet, action);
      if (named.length() <= longest) {
        return named;
      }
    }
    return fill(template, origin, ruleSet, action);
  }

  /** For an automatic rule. */
  Statement of(Origin origin, String action) {
    return new Statement.Log(
        cut(fill(defaults.prefix(), origin, "automatic", action), false, defaultPlace()),
        defaults.level(),
        defaults.limit(),
        OptionalInt.empty());
  }

  private Place defaultPlace() {
    return Places.of(firewall).in("log prefix");
  }

  private int longest(boolean nflog) {
    return switch (backend) {
      case NFTABLES -> LONGEST_NFT;
      case IPTABLES -> nflog ? LONGEST_NFLOG : LONGEST_LOG;
    };
  }

  private String cut(String prefix, boolean nflog, Place place) {
    int longest = longest(nflog);
    if (prefix.length() <= longest) {
      return prefix;
    }
    String left = prefix.substring(0, longest);
    problems.accept(
        Problem.note(
            "log.prefix.cut",
            place,
            "The log prefix is longer than the "
                + longest
                + " characters that the kernel writes; lines begin with '"
                + left
                + "'.",
            "Shorten the prefix."));
    return left;
  }

  private String fill(String template, Origin origin, String ruleSet, String action) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '%' && i + 1 < template.length()) {
        i++;
        text.append(value(template.charAt(i), origin, ruleSet, action));
      } else {
        text.append(c);
      }
    }
    return printable(text.toString());
  }

  private String value(char key, Origin origin, String ruleSet, String action) {
    return switch (key) {
      case 'N' -> origin.label();
      case 'A' -> action;
      case 'R' -> ruleSet;
      case 'F' -> firewall.name();
      case 'I' -> origin.id();
      default -> "%" + key;
    };
  }

  /**
   * Whatever a shell, a log daemon or a tool's own parser could take for syntax becomes an
   * underscore.
   */
  private static String printable(String text) {
    StringBuilder safe = new StringBuilder();
    text.chars()
        .map(c -> c < 0x20 || c > 0x7e || "\"\\`$'".indexOf(c) >= 0 ? '_' : c)
        .forEach(c -> safe.append((char) c));
    return safe.toString();
  }
}

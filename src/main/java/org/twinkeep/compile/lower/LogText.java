package org.twinkeep.compile.lower;

import java.util.Optional;
import java.util.OptionalInt;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.FirewallSettings.LogDefaults;
import org.twinkeep.model.Logging;

/** Log statements with their template filled in. */
final class LogText {

  private final String firewall;
  private final LogDefaults defaults;

  LogText(String firewall, LogDefaults defaults) {
    this.firewall = firewall;
    this.defaults = defaults;
  }

  Statement of(Logging logging, Origin origin, String ruleSet, String action) {
    String template = logging.prefix().isEmpty() ? defaults.prefix() : logging.prefix();
    return new Statement.Log(
        fill(template, origin, ruleSet, action),
        logging.level().orElse(defaults.level()),
        logging.limit().or(defaults::limit),
        logging.nflogGroup());
  }

  /** For an automatic rule. */
  Statement of(Origin origin, String action) {
    return new Statement.Log(
        fill(defaults.prefix(), origin, "automatic", action),
        defaults.level(),
        defaults.limit().or(Optional::empty),
        OptionalInt.empty());
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
      case 'F' -> firewall;
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

package org.twinkeep.ui.inspector;

import java.util.SortedMap;
import java.util.TreeMap;
import org.twinkeep.edit.FirewallParts;
import org.twinkeep.edit.Fits;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.FirewallSettings.LogDefaults;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.Rate;
import org.twinkeep.ui.kit.form.Parser;
import org.twinkeep.ui.kit.form.TextEntry;

/** What holds for all rules of a firewall. */
final class FirewallForms {

  private FirewallForms() {}

  static void general(Fields<FirewallSettings> fields) {
    fields
        .choice(
            "Packet filter",
            FirewallSettings.Backend.class,
            FirewallSettings::backend,
            FirewallSettings::withBackend)
        .choice(
            "Address families",
            () -> Families.CHOICES,
            Families::words,
            FirewallSettings::families,
            FirewallSettings::withFamilies)
        .ids(
            "SSH is always allowed from",
            "From nowhere: a wrong rule can lock you out.",
            s -> s.managementAccess().members(),
            Fits::isAddress,
            (s, members) -> s.withManagementAccess(new Cell(members, false)));
  }

  static void automatic(Fields<FirewallSettings> fields) {
    for (AutomaticRule rule : AutomaticRule.values()) {
      if (rule.switchable()) {
        fields.text(
            rule.title(),
            "On. A reason typed here switches it off",
            s -> s.automatic().getOrDefault(rule, ""),
            (s, reason) -> s.withAutomatic(with(s.automatic(), rule, reason)));
        fields.note(s -> rule.explanation());
      }
    }
  }

  private static SortedMap<AutomaticRule, String> with(
      SortedMap<AutomaticRule, String> off, AutomaticRule rule, String reason) {
    SortedMap<AutomaticRule, String> changed = new TreeMap<>(off);
    if (reason.isBlank()) {
      changed.remove(rule);
    } else {
      changed.put(rule, reason.strip());
    }
    return changed;
  }

  static void logging(Fields<FirewallSettings> fields) {
    Parser<Rate> rate = Typed::rate;
    fields
        .tick(
            "Log what the final deny drops",
            FirewallSettings::logDenied,
            FirewallSettings::withLogDenied)
        .part(
            FirewallSettings::log,
            FirewallSettings::withLog,
            log ->
                log.verbatim(
                        "Prefix",
                        "%N rule number, %A action, %R rule set, %F firewall, %I id",
                        LogDefaults::prefix,
                        (l, prefix) -> new LogDefaults(prefix, l.level(), l.limit()))
                    .choice(
                        "Level",
                        LogLevel.class,
                        LogDefaults::level,
                        (l, level) -> new LogDefaults(l.prefix(), level, l.limit()))
                    .line(
                        "At most",
                        "Every packet; or 10/second burst 20",
                        l -> l.limit().map(Typed::print).orElse(""),
                        rate.optional(),
                        (l, limit) -> new LogDefaults(l.prefix(), l.level(), limit)));
  }

  static void advanced(Fields<FirewallSettings> fields) {
    fields
        .tick(
            "Leave rules of other programs alone (iptables)",
            FirewallSettings::coexist,
            FirewallSettings::withCoexist)
        .tick(
            "\"Any\" includes the firewall itself",
            FirewallSettings::anyIncludesFirewall,
            FirewallSettings::withAnyIncludesFirewall)
        .tick(
            "Turn long lists into sets", FirewallSettings::optimise, FirewallSettings::withOptimise)
        .value(
            "Kernel settings",
            "net.ipv4.ip_forward = 1",
            TextEntry.Shape.CODE,
            s ->
                String.join(
                    "\n",
                    s.kernel().entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue())
                        .toList()),
            FirewallForms::kernel,
            FirewallSettings::withKernel)
        .value(
            "Before the ruleset, as it is",
            "Nothing",
            TextEntry.Shape.CODE,
            FirewallSettings::prologue,
            Parser.text(),
            FirewallSettings::withPrologue)
        .value(
            "After the ruleset, as it is",
            "Nothing",
            TextEntry.Shape.CODE,
            FirewallSettings::epilogue,
            Parser.text(),
            FirewallSettings::withEpilogue);
  }

  private static SortedMap<String, String> kernel(String text) {
    SortedMap<String, String> settings = new TreeMap<>();
    for (String line : text.split("\\R")) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.split("=", 2);
      if (parts.length < 2 || !parts[0].strip().matches("[A-Za-z0-9_./-]+")) {
        throw new IllegalArgumentException(
            "Give name = value on each line, such as net.ipv4.ip_forward = 1.");
      }
      settings.put(parts[0].strip(), parts[1].strip());
    }
    return settings;
  }

  /** Nodes and zones of any firewall. */
  static <F extends Firewall> void zones(Fields<F> fields) {
    fields
        .links("Zones", "No zone: rules name interfaces.", Firewall::zones)
        .action(
            "Add zone",
            "mdi2p-plus",
            f ->
                fields
                    .context()
                    .workbench()
                    .apply(FirewallParts.addZone(fields.context().project(), f)));
  }
}

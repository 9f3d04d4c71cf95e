package org.twinkeep.ui.inspector;

import java.util.Locale;
import java.util.Map;

/** Constants in words: {@code PORT_UNREACHABLE} is shown as {@code Port unreachable}. */
final class Words {

  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("IPTABLES", "iptables"),
          Map.entry("NFTABLES", "nftables"),
          Map.entry("FTFW", "FTFW (reliable)"),
          Map.entry("NOTRACK", "NOTRACK (best effort)"),
          Map.entry("ALARM", "ALARM (repeats)"),
          Map.entry("UDP", "UDP"),
          Map.entry("TCP", "TCP"),
          Map.entry("DMZ", "DMZ"),
          Map.entry("VLAN", "VLAN"),
          Map.entry("SYNC", "State sync"),
          Map.entry("TCP_RESET", "TCP reset"),
          Map.entry("AT_GENERATION", "When files are generated, on this machine"),
          Map.entry("ON_NODE", "When the ruleset is loaded, on the node"));

  private Words() {}

  static String of(Enum<?> constant) {
    String known = SPECIAL.get(constant.name());
    if (known != null) {
      return known;
    }
    String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

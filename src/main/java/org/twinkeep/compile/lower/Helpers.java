package org.twinkeep.compile.lower;

import static java.lang.String.CASE_INSENSITIVE_ORDER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.model.Family;

/** The kernel's connection tracking helpers and the protocols they speak. */
final class Helpers {

  private static final Map<String, Set<Transport>> KNOWN =
      Map.ofEntries(
          Map.entry("amanda", Set.of(Transport.UDP)),
          Map.entry("ftp", Set.of(Transport.TCP)),
          Map.entry("irc", Set.of(Transport.TCP)),
          Map.entry("netbios-ns", Set.of(Transport.UDP)),
          Map.entry("pptp", Set.of(Transport.TCP)),
          Map.entry("Q.931", Set.of(Transport.TCP)),
          Map.entry("RAS", Set.of(Transport.UDP)),
          Map.entry("sane", Set.of(Transport.TCP)),
          Map.entry("sip", Set.of(Transport.TCP, Transport.UDP)),
          Map.entry("snmp", Set.of(Transport.UDP)),
          Map.entry("tftp", Set.of(Transport.UDP)));

  /** Those that the kernel has for IPv4 only. */
  private static final Set<String> IPV4_ONLY = Set.of("irc", "netbios-ns", "pptp", "snmp");

  /** What users may write who look for H.323, in small letters and figures. */
  private static final Set<String> H323 = Set.of("h323", "h245", "q931", "ras");

  private Helpers() {}

  /** Whether the kernel has a helper for a family. */
  static boolean exists(String helper, Family family) {
    return family == Family.IPV4 || !IPV4_ONLY.contains(helper);
  }

  /** What is wrong with a helper on a service; absent = nothing. */
  static Optional<String> objection(String helper, Condition service) {
    Set<Transport> spoken = KNOWN.getOrDefault(helper, Set.of());
    if (spoken.isEmpty()) {
      return Optional.of(unknown(helper));
    }
    boolean fits =
        !service.isAlways()
            && !service.negated()
            && service.anyOf().stream()
                .allMatch(m -> m instanceof Match.Ports p && spoken.contains(p.transport()));
    return fits
        ? Optional.empty()
        : Optional.of(
            "The helper '" + helper + "' needs " + names(spoken) + " services in the rule.");
  }

  private static String unknown(String helper) {
    if (H323.contains(helper.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))) {
      return "For H.323 the kernel has two helpers: Q.931 for TCP (port 1720) and RAS for UDP (port"
          + " 1719). What these announce, H.245 too, it follows by itself.";
    }
    return "The kernel has no helper '"
        + helper.replaceAll("[^A-Za-z0-9.-]", "?")
        + "'; it has "
        + String.join(", ", KNOWN.keySet().stream().sorted(CASE_INSENSITIVE_ORDER).toList())
        + ".";
  }

  private static String names(Set<Transport> transports) {
    return String.join(" or ", transports.stream().map(Enum::name).sorted().toList());
  }

  /** The protocols that a service names, once each. */
  static List<Transport> transports(Condition service) {
    return service.anyOf().stream()
        .filter(Match.Ports.class::isInstance)
        .map(m -> ((Match.Ports) m).transport())
        .distinct()
        .sorted()
        .toList();
  }
}

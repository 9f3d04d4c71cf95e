package org.twinkeep.compile.lower;

import java.util.List;
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
      Map.of(
          "amanda", Set.of(Transport.UDP),
          "ftp", Set.of(Transport.TCP),
          "irc", Set.of(Transport.TCP),
          "netbios-ns", Set.of(Transport.UDP),
          "pptp", Set.of(Transport.TCP),
          "sane", Set.of(Transport.TCP),
          "sip", Set.of(Transport.TCP, Transport.UDP),
          "snmp", Set.of(Transport.UDP),
          "tftp", Set.of(Transport.UDP));

  /** Those that the kernel has for IPv4 only. */
  private static final Set<String> IPV4_ONLY = Set.of("irc", "netbios-ns", "pptp", "snmp");

  private Helpers() {}

  /** Whether the kernel has a helper for a family. */
  static boolean exists(String helper, Family family) {
    return family == Family.IPV4 || !IPV4_ONLY.contains(helper);
  }

  /** What is wrong with a helper on a service; absent = nothing. */
  static Optional<String> objection(String helper, Condition service) {
    Set<Transport> spoken = KNOWN.getOrDefault(helper, Set.of());
    if (spoken.isEmpty()) {
      return Optional.of(
          "The kernel has no helper '"
              + helper.replaceAll("[^A-Za-z0-9.-]", "?")
              + "'; it has "
              + String.join(", ", KNOWN.keySet().stream().sorted().toList())
              + ".");
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

package org.twinkeep.compile.system;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RuleOptions;

/**
 * Kernel modules of the connection helpers that rules assign. The ruleset itself makes the kernel
 * load what reads a protocol, but nothing loads what translates the addresses in it.
 */
final class HelperModules {

  /** Those whose addresses NAT can translate → the module that does. */
  private static final Map<String, String> TRANSLATING =
      Map.of(
          "amanda", "nf_nat_amanda",
          "ftp", "nf_nat_ftp",
          "irc", "nf_nat_irc",
          "pptp", "nf_nat_pptp",
          "Q.931", "nf_nat_h323",
          "RAS", "nf_nat_h323",
          "sip", "nf_nat_sip",
          "snmp", "nf_nat_snmp_basic",
          "tftp", "nf_nat_tftp");

  private HelperModules() {}

  /** In alphabetical order; none where no rule translates. */
  static Stream<String> of(NodeContext context) {
    boolean translates =
        context.firewall().ruleSets().nat().stream().anyMatch(set -> !set.rules().isEmpty());
    Set<String> helpers =
        context.firewall().ruleSets().policy().stream()
            .flatMap(set -> set.rules().stream())
            .filter(PolicyRule::enabled)
            .map(PolicyRule::options)
            .map(RuleOptions::helper)
            .collect(Collectors.toCollection(TreeSet::new));
    return translates
        ? helpers.stream()
            .filter(TRANSLATING::containsKey)
            .map(TRANSLATING::get)
            .distinct()
            .sorted()
        : Stream.empty();
  }
}

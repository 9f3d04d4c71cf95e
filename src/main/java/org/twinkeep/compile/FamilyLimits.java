package org.twinkeep.compile;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Family;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.problem.Problem;

/**
 * Limits of rules that speak of both families. nftables counts them together; iptables has a
 * ruleset for each family, and nothing that the two could count with. Sources and destinations are
 * of one family each, so that limits for these are right.
 */
final class FamilyLimits {

  private FamilyLimits() {}

  /**
   * Warns of the rules of an iptables firewall.
   *
   * @param policies the rules of all rule sets in all families that the firewall speaks
   */
  static void check(List<List<ResolvedRule>> policies, Consumer<Problem> problems) {
    Set<Origin> ipv6 =
        counting(policies, Family.IPV6).map(ResolvedRule::origin).collect(Collectors.toSet());
    counting(policies, Family.IPV4)
        .map(ResolvedRule::origin)
        .filter(ipv6::contains)
        .map(FamilyLimits::warning)
        .forEach(problems);
  }

  private static Stream<ResolvedRule> counting(List<List<ResolvedRule>> policies, Family family) {
    return policies.stream()
        .flatMap(List::stream)
        .filter(rule -> rule.family() == family && countsAll(rule.options()));
  }

  private static boolean countsAll(RuleOptions options) {
    return options.rateLimit().filter(limit -> limit.per() == Per.RULE).isPresent()
        || options.connectionLimit().filter(limit -> limit.per() == Per.RULE).isPresent();
  }

  private static Problem warning(Origin origin) {
    return Problem.warning(
        "rule.limit.families",
        origin.place(),
        "iptables counts IPv4 and IPv6 apart, each up to the limit.",
        "Choose nftables, name addresses of one family only, or put the rule into a rule set for one"
            + " family.");
  }
}

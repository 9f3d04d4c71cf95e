package org.twinkeep.oracle;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.NatEvaluator.Translation;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rule;

/**
 * Whether the packets that are sent meet every rule that decides something: a rule that no packet
 * meets is a rule that the kernel is not asked about.
 */
final class Reached {

  private static final String ADMINISTRATION =
      "the automatic rule for administrators lets the same packets in before it";

  private static final String INVALID =
      "a message that asks nothing begins no connection: the kernel calls it invalid, and an accept"
          + " lets in what begins one";

  private static final String OPTIONS = "packets are built without IPv4 options";

  private static final String NO_PATH = "no packet takes this way, which is what the case says";

  /** What no packet of these tests can meet, and why; by case and rule. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          entry("article-pair/administration", ADMINISTRATION),
          entry("cluster-sync-over-ipv6-alone/administration", ADMINISTRATION),
          entry(
              "cluster-interface-of-another/rule-3",
              "the shared interface that rule-1 denies is made of this one, too"),
          entry(
              "nat-branch-beside-policy-branch/n-hide",
              "the one host that the policy lets out is exempt"),
          entry("nat-expires/behind", "the branch that leads to it is over"),
          entry("nat-local-below-exemption/nat-2", "the exemption above speaks of all it asks for"),
          entry("nat-marked/nat-2", "nothing marks what comes in before destinations change"),
          entry("nat-masquerade-unprotected/nat-2", "nat-1 above hides everything it asks for"),
          entry(
              "option-stateless-nat/nat-1",
              "all that the policy lets through is stateless, which NAT never sees"),
          entry("path-outbound-interface-to-firewall/rule-1", NO_PATH),
          entry("service-icmp-255/rule-1", INVALID),
          entry("service-icmp-code/rule-1", INVALID),
          entry("service-icmp6-255/rule-1", INVALID),
          entry("service-ip-options-each/rule-1", OPTIONS),
          entry("service-ip-options/rule-1", OPTIONS),
          entry("service-ip-options/rule-2", OPTIONS));

  private Reached() {}

  /** A sentence for each rule that should be met and is not, and for each exception that is met. */
  static List<String> complaints(String golden, Firewall firewall, List<List<Journey>> journeys) {
    Set<Id> met = new HashSet<>();
    for (List<Journey> ways : journeys) {
      for (Journey way : ways) {
        way.fate().rule().ifPresent(met::add);
        way.source().map(Translation::rule).ifPresent(met::add);
        way.destination().map(Translation::rule).ifPresent(met::add);
      }
    }
    List<String> found = new ArrayList<>();
    for (Id rule : Stream.concat(policy(firewall), nat(firewall)).toList()) {
      String name = golden + "/" + rule.value();
      boolean excepted = EXCEPTIONS.containsKey(name);
      if (met.contains(rule) && excepted) {
        found.add(name + " is met after all, unlike: " + EXCEPTIONS.get(name));
      } else if (!met.contains(rule) && !excepted) {
        found.add(name + " is met by no packet");
      }
    }
    return found;
  }

  /** Rules about a time are met or not by the clock: {@link TimesToolIT} chooses its windows. */
  private static Stream<Id> policy(Firewall firewall) {
    return firewall.ruleSets().policy().stream()
        .flatMap(set -> set.rules().stream())
        .filter(rule -> isInForce(rule) && decides(rule.action()) && rule.time().isAny())
        .map(PolicyRule::id);
  }

  private static boolean isInForce(Rule rule) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return rule.enabled() && rule.info().expires().filter(today::isAfter).isEmpty();
  }

  private static boolean decides(Action action) {
    return switch (action) {
      case Action.Accept _, Action.Deny _, Action.Reject _ -> true;
      case Action.Continue _, Action.Return _, Action.Branch _, Action.Custom _ -> false;
    };
  }

  private static Stream<Id> nat(Firewall firewall) {
    return firewall.ruleSets().nat().stream()
        .flatMap(set -> set.rules().stream())
        .filter(rule -> isInForce(rule) && rule.action() instanceof NatAction.Translate)
        .map(NatRule::id);
  }
}

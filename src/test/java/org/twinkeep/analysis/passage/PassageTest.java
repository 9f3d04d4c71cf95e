package org.twinkeep.analysis.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.analysis.passage.Ruling.Decision;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.ArticlePair;

final class PassageTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final Project PAIR = ArticlePair.project();
  private static final Id WEB = Id.of("std:web");
  private static final Id SSH = Id.of("std:ssh");
  private static final Id MORE = Id.of("lj-fw:more");

  private static PolicyRule rule(String id, Action action) {
    return PolicyRule.of(Id.of(id), action);
  }

  private static Firewall firewall(PolicyRule... rules) {
    return firewall(List.of(rules), List.of());
  }

  private static Firewall firewall(List<PolicyRule> top, List<PolicyRule> more) {
    Firewall pair = PAIR.firewalls().getFirst();
    return pair.withRuleSets(
        new RuleSets(
            List.of(
                new RuleSet.Policy(Id.of("lj-fw:policy"), "Policy", Families.BOTH, top),
                new RuleSet.Policy(MORE, "More", Families.BOTH, more)),
            pair.ruleSets().nat(),
            pair.ruleSets().routing()));
  }

  private static List<Ruling> ask(Firewall firewall, String from, String to) {
    return ask(firewall, from, to, Optional.empty(), Optional.empty());
  }

  private static List<Ruling> ask(
      Firewall firewall, String from, String to, Optional<Set<Id>> in, Optional<Set<Id>> out) {
    return Passage.of(
        PAIR.with(firewall),
        firewall,
        new Question(List.of(IpRange.parse(from)), List.of(IpRange.parse(to)), in, out),
        TODAY);
  }

  /** Title or Default, decision, services, and whether it is a part only. */
  private static List<String> lines(List<Ruling> rulings) {
    return rulings.stream()
        .map(
            r ->
                r.title()
                    + ": "
                    + r.services()
                    + " "
                    + r.decision().text()
                    + (r.partly() ? ", partly" : "")
                    + (r.conditions().isEmpty() ? "" : " " + r.conditions()))
        .toList();
  }

  @Test
  void withoutRulesTheDefaultDenies() {
    assertThat(lines(ask(firewall(), "10.1.1.5", "192.0.2.1")))
        .containsExactly("Default: everything denied");
  }

  @Test
  void theFirstRuleDecidesAndTheRestIsLeftToTheNext() {
    Firewall f =
        firewall(
            rule("deny-ssh", new Action.Deny()).withService(Cell.of(SSH)),
            rule("all", new Action.Accept()).withSource(Cell.of(ArticlePair.INSIDE_NET)),
            rule("late", new Action.Accept()).withService(Cell.of(WEB)));
    assertThat(lines(ask(f, "10.1.1.5", "192.0.2.1")))
        .containsExactly("Policy 1: ssh denied", "Policy 2: everything may pass, partly");
  }

  @Test
  void aStatelessRuleIsNotSureOfPacketsThatNatMayHaveSentThere() {
    PolicyRule stateless =
        rule("stateless", new Action.Accept()).withOptions(RuleOptions.NONE.withStateless(true));
    Firewall published = firewall(stateless, rule("late", new Action.Deny()));
    RuleSets rules = published.ruleSets();
    Firewall alone =
        published.withRuleSets(new RuleSets(rules.policy(), List.of(), rules.routing()));

    assertThat(lines(ask(published, "192.0.2.1", "10.1.1.5")))
        .containsExactly(
            "Policy 1: everything may pass [unless NAT gave the packets this destination]",
            "Policy 2: everything denied");
    assertThat(lines(ask(alone, "192.0.2.1", "10.1.1.5")))
        .containsExactly("Policy 1: everything may pass");
  }

  @Test
  void saysPartlyWhenOnlySomeAddressesAreCovered() {
    Firewall f =
        firewall(rule("admins", new Action.Accept()).withSource(Cell.of(ArticlePair.ADMINS)));
    assertThat(lines(ask(f, "10.1.1.0/24", "192.0.2.1")))
        .containsExactly(
            "Policy 1: everything may pass, partly", "Default: everything else denied");
    assertThat(lines(ask(f, "10.1.1.192/27", "192.0.2.1")))
        .containsExactly("Policy 1: everything may pass");
    assertThat(lines(ask(f, "10.1.1.5", "192.0.2.1")))
        .containsExactly("Default: everything denied");
  }

  @Test
  void negatedCellsAreTheComplement() {
    Firewall f =
        firewall(
            rule("not-admins", new Action.Reject(RejectWith.PORT_UNREACHABLE))
                .withSource(Cell.of(ArticlePair.ADMINS).withNegated(true))
                .withService(Cell.of(WEB).withNegated(true)));
    assertThat(lines(ask(f, "10.1.1.5", "192.0.2.1")))
        .containsExactly("Policy 1: all but web rejected", "Default: everything else denied");
    assertThat(lines(ask(f, "10.1.1.200", "192.0.2.1")))
        .containsExactly("Default: everything denied");
  }

  @Test
  void interfacesCountWhenTheWayIsKnownAndAreAConditionWhenNot() {
    Firewall f =
        firewall(
            rule("in", new Action.Accept()).withInterfaces(InterfaceMatch.in(ArticlePair.OUTSIDE)));
    assertThat(lines(ask(f, "192.0.2.1", "10.1.1.100")))
        .containsExactly(
            "Policy 1: everything may pass [coming in by outside]",
            "Default: everything else denied");
    Optional<Set<Id>> outside = Optional.of(Set.of(ArticlePair.OUTSIDE));
    Optional<Set<Id>> inside = Optional.of(Set.of(ArticlePair.INSIDE));
    assertThat(lines(ask(f, "192.0.2.1", "10.1.1.100", outside, inside)))
        .containsExactly("Policy 1: everything may pass");
    assertThat(lines(ask(f, "10.1.1.100", "192.0.2.1", inside, outside)))
        .containsExactly("Default: everything denied");
  }

  @Test
  void followsBranchesAndReturns() {
    Firewall f =
        firewall(
            List.of(
                rule("jump", new Action.Branch(MORE)).withService(Cell.of(WEB, SSH)),
                rule("rest", new Action.Accept())),
            List.of(
                rule("back", new Action.Return()).withService(Cell.of(SSH)),
                rule("stop", new Action.Deny())));
    assertThat(lines(ask(f, "10.1.1.5", "192.0.2.1")))
        .containsExactly(
            "More 2: everything denied, partly", "Policy 2: everything may pass, partly");
  }

  @Test
  void anyMeansTheFirewallBehindARuleThatNamesIt() {
    Firewall f =
        firewall(
            List.of(
                rule("jump", new Action.Branch(MORE))
                    .withSource(Cell.of(ArticlePair.INSIDE_NET))
                    .withDestination(Cell.of(ArticlePair.CLUSTER)),
                rule("rest", new Action.Accept())),
            List.of(rule("stop", new Action.Deny())));
    Firewall apart = f.withSettings(f.settings().withAnyIncludesFirewall(false));
    assertThat(Passage.of(PAIR.with(apart), apart, toNode(), TODAY).getFirst().conditions())
        .isEmpty();
    assertThat(lines(ask(apart, "10.1.1.5", "192.0.2.1")))
        .containsExactly(
            "Policy 2: everything may pass [if the firewall itself is not an end]",
            "Default: everything else denied");
  }

  private static Question toNode() {
    return new Question(
        List.of(IpRange.parse("10.1.1.5")),
        List.of(IpRange.parse("10.1.1.1")),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void disabledAndExpiredRulesTakeNoPart() {
    PolicyRule expired = rule("old", new Action.Accept());
    Firewall f =
        firewall(
            rule("off", new Action.Accept()).withEnabled(false),
            expired.withInfo(expired.info().withExpires(Optional.of(TODAY.minusDays(1)))));
    assertThat(ask(f, "10.1.1.5", "192.0.2.1"))
        .extracting(Ruling::decision)
        .containsExactly(Decision.DENIED);
  }

  @Test
  void familiesDoNotMix() {
    assertThat(ask(firewall(rule("all", new Action.Accept())), "10.1.1.5", "2001:db8::1"))
        .isEmpty();
  }

  @Test
  void theSamplesInsideReachesTheInternetAndNotTheOtherWayRound() {
    Firewall pair = PAIR.firewalls().getFirst();
    Optional<Set<Id>> outside = Optional.of(Set.of(ArticlePair.OUTSIDE));
    Optional<Set<Id>> inside = Optional.of(Set.of(ArticlePair.INSIDE));
    assertThat(lines(ask(pair, "10.1.1.0/24", "198.51.100.0/24", inside, outside)))
        .containsExactly("Policy 3: everything may pass");
    assertThat(lines(ask(pair, "198.51.100.0/24", "10.1.1.0/24", outside, inside)))
        .containsExactly("Policy 4: web may pass, partly", "Default: everything else denied");
  }
}

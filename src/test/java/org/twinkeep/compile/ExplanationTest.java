package org.twinkeep.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.LookedUp;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Every row of the table is told of, also those that became nothing. */
final class ExplanationTest {

  private static final Id EXTRA = Id.of("extra");

  @Test
  void everyRuleHasATitleWithItsRuleSetInTheOrderOfTheTable() {
    Project project = ArticlePair.project();
    List<String> ids = new ArrayList<>();
    RuleSets sets = Pairs.cluster(project).ruleSets();
    sets.policy().forEach(s -> s.rules().forEach(r -> ids.add(r.id().value())));
    sets.nat().forEach(s -> s.rules().forEach(r -> ids.add(r.id().value())));

    List<Line> titles =
        explanation(project).stream().filter(l -> l.text().startsWith("#")).toList();
    assertThat(titles).extracting(Line::origin).startsWith(ids.toArray(String[]::new));
    assertThat(titles.getFirst().text()).startsWith("# Policy rule 1");
  }

  @Test
  void disabledRulesSayNothingElse() {
    assertThat(words(only(rule().withEnabled(false)))).containsExactly("disabled");
  }

  @Test
  void rulesThatExpireSayWhen() {
    PolicyRule rule =
        rule().withInfo(RuleInfo.NONE.withExpires(Optional.of(LocalDate.of(2020, 2, 29))));
    assertThat(words(only(rule))).contains("until 2020-02-29 (UTC), then never");
  }

  @Test
  void aCellOfOneFamilyKeepsTheRuleFromTheOther() {
    assertThat(words(only(rule().withSource(Cell.of(ArticlePair.INSIDE_NET)))))
        .contains("IPv6: not, because there is no IPv6 address in the source");
  }

  @Test
  void aRuleSetOfOneFamilyKeepsTheRuleFromTheOther() {
    assertThat(words(sets(top(EnumSet.of(Family.IPV4), rule()))))
        .contains("IPv6: not, because the rule set is for IPv4 only");
  }

  @Test
  void rulesThatNoBranchLeadsToSaySo() {
    assertThat(words(sets(top(both(), PolicyRule.of(Id.of("other"), new Action.Deny())), extra())))
        .containsExactly("no rule branches to this rule set");
  }

  @Test
  void aBranchedRuleClaimsNoWayThatNoBranchTakes() {
    PolicyRule branch =
        PolicyRule.of(Id.of("branch"), new Action.Branch(EXTRA))
            .withInterfaces(new InterfaceMatch(Cell.of(ArticlePair.OUTSIDE), Cell.ANY, Cell.ANY));
    assertThat(words(sets(top(both(), branch), extra())))
        .contains(
            "IPv4: to the node, through the node;"
                + " not from the node: no rule branches here on this way");
  }

  @Test
  void theAddressesThatStandForTheFirewallAreNamed() {
    Id cluster = Pairs.cluster(ArticlePair.project()).id();
    assertThat(words(only(rule().withDestination(Cell.of(cluster)))))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("destination lj-fw: ")
                    .contains("10.1.1.1", "10.1.1.2"));
  }

  @Test
  void everyAutomaticRuleSaysWhyItIsThere() {
    List<Line> lines = explanation(ArticlePair.project());
    assertThat(lines)
        .extracting(Line::origin)
        .contains("auto:loopback", "auto:management", "auto:vrrp", "auto:final-deny");
    assertThat(textOf(lines, "auto:final-deny"))
        .contains(
            "# Automatic: Everything else",
            "What no rule accepted is dropped.",
            "IPv4: to the node, through the node, from the node");
  }

  @Test
  void anAutomaticRuleThatIsSwitchedOffSaysSo() {
    Project project =
        Pairs.cluster(
            ArticlePair.project(),
            c ->
                c.withSettings(
                    c.settings()
                        .withAutomatic(
                            new TreeMap<>(
                                Map.of(AutomaticRule.ANTI_SPOOFING, "asymmetric routes")))));
    assertThat(textOf(explanation(project), "auto:anti-spoofing"))
        .contains("switched off: asymmetric routes");
  }

  @Test
  void namesThatWereLookedUpTellTheirAnswer() {
    assertThat(words(looked(PolicyRule::withSource, Evaluated.AT_GENERATION)))
        .contains(
            "source www, looked up as dual.example when this was generated: 192.0.2.80, 2001:db8:ff::80")
        .contains("source bad: read from /lists/bad when this was generated");
    assertThat(words(looked(PolicyRule::withDestination, Evaluated.ON_NODE)))
        .contains("destination www: looked up as dual.example on the node")
        .contains("destination bad: read from /lists/bad on the node");
  }

  @Test
  void whatWasLookedUpIsRecordedInTheBundleOfEachNode() {
    Project project = looked(PolicyRule::withSource, Evaluated.AT_GENERATION);
    assertThat(compiled(project).bundles())
        .hasSize(2)
        .allSatisfy(
            bundle ->
                assertThat(bundle.lookedUp())
                    .containsExactly(
                        new LookedUp.Name("dual.example", List.of("192.0.2.80", "2001:db8:ff::80")),
                        new LookedUp.Table("/lists/bad", 3)));
    assertThat(compiled(ArticlePair.project()).bundles())
        .allSatisfy(bundle -> assertThat(bundle.lookedUp()).isEmpty());
  }

  private static Project looked(BiFunction<PolicyRule, Cell, PolicyRule> put, Evaluated when) {
    Cell group = Cell.of(Id.of("outside-lists"));
    return Pairs.with(
        only(put.apply(rule(), group)),
        new DnsName(Head.of(Id.of("www"), "www"), "dual.example", when),
        new AddressTable(Head.of(Id.of("bad"), "bad"), "/lists/bad", when),
        new ObjectGroup(
            Head.of(Id.of("outside-lists"), "lists"), List.of(Id.of("www"), Id.of("bad"))));
  }

  private static List<String> textOf(List<Line> lines, String origin) {
    return lines.stream().filter(l -> l.origin().equals(origin)).map(Line::text).toList();
  }

  private static Set<Family> both() {
    return EnumSet.allOf(Family.class);
  }

  private static PolicyRule rule() {
    return PolicyRule.of(Id.of("asked"), new Action.Accept());
  }

  private static RuleSet.Policy top(Set<Family> families, PolicyRule rule) {
    return new RuleSet.Policy(Id.of("top"), "Policy", families, List.of(rule));
  }

  private static RuleSet.Policy extra() {
    return new RuleSet.Policy(EXTRA, "Extra", both(), List.of(rule()));
  }

  private static Project only(PolicyRule rule) {
    return sets(top(both(), rule));
  }

  private static Project sets(RuleSet.Policy... policies) {
    return Pairs.cluster(
        ArticlePair.project(),
        c ->
            c.withSettings(c.settings().withFamilies(both()))
                .withRuleSets(new RuleSets(Arrays.asList(policies), List.of(), List.of())));
  }

  private static List<String> words(Project project) {
    return explanation(project).stream()
        .filter(l -> l.origin().equals("asked") && !l.text().startsWith("#"))
        .map(Line::text)
        .toList();
  }

  private static List<Line> explanation(Project project) {
    return compiled(project).explanation(Pairs.cluster(project).nodes().getFirst().id());
  }

  private static Compilation compiled(Project project) {
    Compilation made =
        new Compiler(GoldenCase.fixedWorld()).compile(project, Pairs.cluster(project).id());
    assertThat(made.succeeded()).as(made.problems().toString()).isTrue();
    return made;
  }
}

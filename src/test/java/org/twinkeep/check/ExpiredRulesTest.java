package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class ExpiredRulesTest {

  private static final PolicyRule RULE = PolicyRule.of(Id.of("timed"), new Action.Accept());
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final String MORROW = "2026-04-01T00:00:00Z";
  private static final TimeWindow WINDOW =
      new TimeWindow(
          Head.of(Id.of("window"), "window"),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(LocalDateTime.of(2026, 3, 31, 23, 59, 59)),
          ZoneOffset.UTC);

  @Test
  void aRuleIsOverOnTheDayAfterTheLast() {
    PolicyRule rule = RULE.withInfo(RuleInfo.NONE.withExpires(Optional.of(LAST)));
    assertThat(found(rule, "2026-03-31T23:59:59Z")).isEmpty();
    assertThat(found(rule, MORROW))
        .singleElement()
        .satisfies(p -> assertThat(p.id()).isEqualTo("rule.expired"))
        .satisfies(p -> assertThat(p.message()).contains("2026-03-31"));
    assertThat(found(rule.withEnabled(false), MORROW)).isEmpty();
  }

  @Test
  void aNatRuleIsOverAsWell() {
    NatRule rule =
        NatRule.of(Id.of("published")).withInfo(RuleInfo.NONE.withExpires(Optional.of(LAST)));
    assertThat(found(sets -> sets.with(sets.nat().getFirst().withRules(List.of(rule))), MORROW))
        .singleElement()
        .satisfies(p -> assertThat(p.id()).isEqualTo("rule.expired"))
        .satisfies(p -> assertThat(p.place().element()).contains(rule.id()));
  }

  @Test
  void aRuleIsOverWithItsWindows() {
    PolicyRule rule = RULE.withTime(Cell.of(WINDOW.id()));
    assertThat(found(rule, "2026-03-31T23:59:59Z")).isEmpty();
    assertThat(found(rule, MORROW))
        .singleElement()
        .satisfies(p -> assertThat(p.place().part()).isEqualTo("time"));
    assertThat(found(rule.withTime(rule.time().withNegated(true)), MORROW)).isEmpty();
  }

  @Test
  void aRuleSetThatNoRuleBranchesToIsNoted() {
    Project project =
        Pairs.cluster(
            ArticlePair.project(),
            c -> {
              List<RuleSet.Policy> policies = new ArrayList<>(c.ruleSets().policy());
              policies.add(
                  new RuleSet.Policy(
                      Id.of("spare"), "Spare", policies.getFirst().families(), List.of(RULE)));
              return c.withRuleSets(
                  new RuleSets(policies, c.ruleSets().nat(), c.ruleSets().routing()));
            });
    assertThat(Checks.run(project))
        .filteredOn(p -> p.id().equals("ruleset.unused"))
        .singleElement()
        .satisfies(p -> assertThat(p.place().text()).isEqualTo("lj-fw Spare"));
  }

  private static List<Problem> found(PolicyRule rule, String now) {
    return found(sets -> sets.with(sets.policy().getFirst().withRules(List.of(rule))), now);
  }

  private static List<Problem> found(UnaryOperator<RuleSets> change, String now) {
    Project project =
        Pairs.cluster(
            Pairs.with(ArticlePair.project(), WINDOW),
            c -> c.withRuleSets(change.apply(c.ruleSets())));
    List<Problem> problems = new ArrayList<>();
    new ExpiredRules(Instant.parse(now)).run(project, problems::add);
    return problems;
  }
}

package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class ShadowedRuleTest {

  private static final Cell NET = Cell.of(Id.of("net"));
  private static final Cell PART = Cell.of(Id.of("part"));
  private static final Cell OTHER = Cell.of(Id.of("other"));
  private static final Cell HTTP = Cell.of(Id.of("std:http"));

  private static List<Problem> found(PolicyRule... rules) {
    return found(List.of(List.of(rules)));
  }

  private static List<Problem> found(List<List<PolicyRule>> sets) {
    Project objects =
        Pairs.with(
            ArticlePair.project(),
            new Network(Head.of(Id.of("net"), "net"), Prefix.parse("198.51.100.0/24")),
            new Network(Head.of(Id.of("part"), "part"), Prefix.parse("198.51.100.64/26")),
            new Network(Head.of(Id.of("other"), "other"), Prefix.parse("203.0.113.0/24")));
    List<RuleSet.Policy> policies = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      policies.add(new RuleSet.Policy(Id.of("set-" + i), "Set " + i, Families.BOTH, sets.get(i)));
    }
    Project project =
        Pairs.cluster(objects, c -> c.withRuleSets(new RuleSets(policies, List.of(), List.of())));
    List<Problem> problems = new ArrayList<>();
    new ShadowedRule().run(project, problems::add);
    return problems;
  }

  private static PolicyRule accept(String id) {
    return PolicyRule.of(Id.of(id), new Action.Accept());
  }

  private static PolicyRule deny(String id) {
    return PolicyRule.of(Id.of(id), new Action.Deny());
  }

  @Test
  void aRuleBelowOneThatDecidesAboutAllOfItsPacketsIsNamed() {
    List<Problem> found =
        found(
            accept("first"),
            deny("wide").withSource(NET),
            accept("narrow").withSource(PART).withService(HTTP));

    assertThat(found)
        .extracting(p -> p.place().element().orElseThrow().value())
        .containsExactly("narrow");
    assertThat(found.getFirst().message()).contains("rule 1 above");
  }

  @Test
  void aRuleIsComparedWithinItsTableOnly() {
    assertThat(found(List.of(List.of(deny("a")), List.of(deny("b"))))).isEmpty();
  }

  @Test
  void limitedAndNegatedRulesShadowNothing() {
    RuleOptions limited =
        RuleOptions.NONE.withRateLimit(
            Optional.of(new RateLimit(Rate.of(10, Rate.Unit.SECOND), Per.RULE)));

    assertThat(found(deny("a").withOptions(limited), deny("b"))).isEmpty();
    assertThat(found(deny("a").withSource(OTHER.withNegated(true)), deny("b").withSource(PART)))
        .isEmpty();
    assertThat(found(PolicyRule.of(Id.of("a"), new Action.Continue()), deny("b"))).isEmpty();
    assertThat(found(deny("a").withEnabled(false), deny("b"))).isEmpty();
  }

  @Test
  void aRuleThatIsCoveredInPartIsNotCalledCovered() {
    Cell both = new Cell(List.of(Id.of("part"), Id.of("other")), false);

    assertThat(found(deny("a").withSource(NET), accept("b").withSource(both))).isEmpty();
    assertThat(found(deny("a").withSource(NET).withService(HTTP), accept("b").withSource(PART)))
        .isEmpty();
    assertThat(found(deny("a").withSource(PART), deny("b").withSource(NET))).isEmpty();
  }

  @Test
  void anAcceptForNewConnectionsDoesNotShadowADenyOfEverything() {
    assertThat(found(accept("a"), deny("b"))).isEmpty();
    assertThat(found(deny("a"), accept("b"))).hasSize(1);
  }

  @Test
  void theSampleHasNone() {
    List<Problem> problems = new ArrayList<>();
    new ShadowedRule().run(ArticlePair.project(), problems::add);
    assertThat(problems).isEmpty();
  }

  /** The look-up finds exactly what comparing every rule with every other would find. */
  @Test
  void whatCoversIsFoundAmongMany() {
    List<PolicyRule> rules = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rules.add(deny("deny-" + i).withSource(OTHER).withService(HTTP));
    }
    rules.add(accept("narrow").withSource(PART).withDestination(OTHER).withService(HTTP));
    rules.add(accept("again").withSource(PART).withDestination(OTHER).withService(HTTP));
    rules.add(deny("wide").withSource(NET));
    rules.add(accept("late").withSource(PART).withDestination(NET));
    assertThat(found(rules.toArray(PolicyRule[]::new)))
        .extracting(p -> p.place().element().orElseThrow().value() + p.message().split(" ")[5])
        .hasSize(39 + 2)
        .contains("again41", "late43", "deny-171");
  }
}

package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class OptionsOfOtherActionsTest {

  /** Actions, and what is said of a stateless rule with each. */
  private enum Stateless {
    ACCEPT(new Action.Accept(), false),
    DENY(new Action.Deny(), false),
    CONTINUE(new Action.Continue(), true),
    RETURN(new Action.Return(), true),
    BRANCH(new Action.Branch(Id.of("other")), true),
    CUSTOM(new Action.Custom("-j ACCEPT", "accept"), true);

    private final Action action;
    private final boolean refused;

    Stateless(Action action, boolean refused) {
      this.action = action;
      this.refused = refused;
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatDecidesIsStateless(Stateless one) {
    PolicyRule rule =
        PolicyRule.of(Id.of("rule"), one.action).withOptions(RuleOptions.NONE.withStateless(true));
    assertThat(policy(rule))
        .extracting(Problem::id)
        .isEqualTo(one.refused ? List.of("rule.stateless.action") : List.of());
    assertThat(policy(rule.withEnabled(false))).isEmpty();
    assertThat(policy(rule.withOptions(RuleOptions.NONE))).isEmpty();
  }

  @Test
  void whatIsLeftAloneOrBranchesTranslatesNothingItself() {
    NatRule exempt =
        NatRule.of(Id.of("nat"))
            .withAction(new NatAction.Exempt())
            .withTranslatedSource(Cell.of(ArticlePair.CLUSTER))
            .withOptions(NatOptions.NONE.withHairpin(true).withPersistent(true));
    assertThat(nat(exempt))
        .singleElement()
        .satisfies(p -> assertThat(p.id()).isEqualTo("nat.unused"))
        .satisfies(
            p -> assertThat(p.message()).endsWith(": translated source, persistent, hairpin."));
    assertThat(nat(exempt.withAction(new NatAction.Branch(Id.of("other")))))
        .extracting(Problem::id)
        .containsExactly("nat.unused");
    assertThat(nat(NatRule.of(Id.of("nat")).withAction(new NatAction.Exempt()))).isEmpty();
  }

  @Test
  void onlyWhatIsPublishedReturnsToTheInside() {
    NatRule hides =
        NatRule.of(Id.of("nat"))
            .withTranslatedSource(Cell.of(ArticlePair.CLUSTER))
            .withOptions(NatOptions.NONE.withHairpin(true));
    assertThat(nat(hides)).extracting(Problem::id).containsExactly("nat.unused");
    assertThat(nat(hides.withTranslatedDestination(Cell.of(Id.of("web"))))).isEmpty();
  }

  private static List<Problem> policy(PolicyRule rule) {
    return found(
        Pairs.cluster(
            ArticlePair.project(),
            c ->
                c.withRuleSets(
                    c.ruleSets().with(c.ruleSets().policy().getFirst().withRules(List.of(rule))))));
  }

  private static List<Problem> nat(NatRule rule) {
    return found(
        Pairs.cluster(
            ArticlePair.project(),
            c ->
                c.withRuleSets(
                    c.ruleSets().with(c.ruleSets().nat().getFirst().withRules(List.of(rule))))));
  }

  private static List<Problem> found(Project project) {
    List<Problem> problems = new ArrayList<>();
    new OptionsOfOtherActions().run(project, problems::add);
    return problems;
  }
}

package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class CellEditsTest {

  private static final Id POLICY = Id.of("lj-fw:policy");
  private final Project project = ArticlePair.project();
  private final CellEdits.At webSource = new CellEdits.At(POLICY, Id.of("web-in"), RulePart.SOURCE);
  private final CellEdits.At webDestination =
      new CellEdits.At(POLICY, Id.of("web-in"), RulePart.DESTINATION);

  @Test
  void addsEachMemberOnce() {
    Project changed =
        CellEdits.add("Add", webDestination, List.of(ArticlePair.WEB, ArticlePair.ADMINS))
            .applyTo(project);
    assertThat(cell(changed, webDestination))
        .isEqualTo(Cell.of(ArticlePair.WEB, ArticlePair.ADMINS));
  }

  @Test
  void movesFromCellToCellAsOneStep() {
    Project changed =
        CellEdits.move("Move", webDestination, webSource, List.of(ArticlePair.WEB))
            .applyTo(project);
    assertThat(cell(changed, webDestination).isAny()).isTrue();
    assertThat(cell(changed, webSource)).isEqualTo(Cell.of(ArticlePair.WEB));
  }

  @Test
  void movingToItselfChangesNothing() {
    Project changed =
        CellEdits.move("Move", webDestination, webDestination, List.of(ArticlePair.WEB))
            .applyTo(project);
    assertThat(changed).isSameAs(project);
  }

  @Test
  void negationGoesWithTheLastMember() {
    Project negated = CellEdits.negate("Negate", webDestination).applyTo(project);
    assertThat(cell(negated, webDestination).negated()).isTrue();
    Project emptied =
        CellEdits.remove("Remove", webDestination, Set.of(ArticlePair.WEB)).applyTo(negated);
    assertThat(cell(emptied, webDestination)).isEqualTo(Cell.ANY);
  }

  @Test
  void aTranslationCannotBeNegated() {
    CellEdits.At at =
        new CellEdits.At(Id.of("lj-fw:nat"), Id.of("publish-web"), RulePart.TRANSLATED_DESTINATION);
    Project changed = CellEdits.negate("Negate", at).applyTo(project);
    assertThat(cell(changed, at).negated()).isFalse();
  }

  @Test
  void whatIsNegatedInARouteCanOnlyBeTakenBack() {
    RoutingRule rule =
        RoutingRule.of(Id.of("far")).withDestination(Cell.of(ArticlePair.WEB).withNegated(true));
    RuleSet.Routing routing = Pairs.cluster(project).ruleSets().routing().getFirst();
    Project strange =
        Pairs.cluster(c -> c.withRuleSets(c.ruleSets().with(routing.withRules(List.of(rule)))));
    CellEdits.At at = new CellEdits.At(routing.id(), rule.id(), RulePart.DESTINATION);
    Edit negate = CellEdits.negate("Negate", at);
    Project mended = negate.applyTo(strange);
    assertThat(cell(mended, at)).isEqualTo(Cell.of(ArticlePair.WEB));
    assertThat(cell(negate.applyTo(mended), at).negated()).isFalse();
  }

  @Test
  void everyPartReadsWhatItWrote() {
    Cell cell = Cell.of(Id.of("somewhere"));
    project
        .firewalls()
        .getFirst()
        .ruleSets()
        .all()
        .flatMap(s -> s.rules().stream())
        .forEach(
            rule ->
                RulePart.partsOf(rule)
                    .forEach(part -> assertThat(part.of(part.with(rule, cell))).contains(cell)));
  }

  @Test
  void partsCarryTheNamesThatReferencesUse() {
    References.all(project)
        .filter(r -> r.ruleSet().isPresent())
        .forEach(r -> assertThat(RulePart.titled(r.part())).as(r.part()).isPresent());
  }

  private static Cell cell(Project project, CellEdits.At at) {
    Rule rule =
        project.firewalls().getFirst().ruleSets().find(at.ruleSet()).orElseThrow().rules().stream()
            .filter(r -> r.id().equals(at.rule()))
            .findFirst()
            .orElseThrow();
    return at.part().of(rule).orElseThrow();
  }
}

package org.twinkeep.check.fix;

import java.util.Optional;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Says in the cell what masquerading in a cluster means: the virtual address of the way out. */
final class OpenMasquerade implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return LocatedRule.at(project, problem.place().element())
        .filter(at -> at.rule() instanceof NatRule)
        .flatMap(
            at ->
                wayOut(project, ((NatRule) at.rule()).outInterface())
                    .map(
                        out ->
                            RuleEdits.change(
                                "Translate to " + out.name(),
                                at.ruleSet().id(),
                                at.rule().id(),
                                NatRule.class,
                                r -> openly(r, out.id()))));
  }

  private static NatRule openly(NatRule rule, Id out) {
    return rule.withTranslatedSource(Cell.of(out))
        .withOptions(rule.options().withMasquerade(false));
  }

  private static Optional<ClusterInterface> wayOut(Project project, Cell cell) {
    return cell.negated() || cell.members().size() != 1
        ? Optional.empty()
        : project
            .element(cell.members().getFirst())
            .filter(ClusterInterface.class::isInstance)
            .map(ClusterInterface.class::cast);
  }
}

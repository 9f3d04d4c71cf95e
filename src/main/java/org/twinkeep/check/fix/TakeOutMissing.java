package org.twinkeep.check.fix;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/**
 * Takes what does not exist out of a cell. Not offered when nothing else is in it, or when the cell
 * is negated: the rule would match more than its author wanted.
 */
final class TakeOutMissing implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    Optional<LocatedRule> at = LocatedRule.at(project, problem.place().element());
    Optional<RulePart> part = RulePart.titled(problem.place().part());
    if (at.isEmpty() || part.isEmpty()) {
      return Optional.empty();
    }
    Cell cell = part.get().of(at.get().rule()).orElse(Cell.ANY);
    Set<Id> missing =
        cell.members().stream()
            .filter(id -> project.element(id).isEmpty())
            .collect(Collectors.toSet());
    CellEdits.At where =
        new CellEdits.At(at.get().ruleSet().id(), at.get().rule().id(), part.get());
    return cell.negated() || missing.size() == cell.members().size()
        ? Optional.empty()
        : Optional.of(CellEdits.remove("Take out what does not exist", where, missing));
  }
}

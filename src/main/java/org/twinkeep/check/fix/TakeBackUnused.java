package org.twinkeep.check.fix;

import java.util.Optional;
import org.twinkeep.check.Acknowledged;
import org.twinkeep.edit.AcknowledgementEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Takes an acknowledgement back whose danger is gone. */
final class TakeBackUnused implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return project.acknowledgements().stream()
        .filter(a -> Acknowledged.unused(a).equals(problem))
        .findFirst()
        .map(a -> AcknowledgementEdits.takeBack(a.problem(), a.place()));
  }
}

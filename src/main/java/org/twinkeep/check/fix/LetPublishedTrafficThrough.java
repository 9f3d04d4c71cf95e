package org.twinkeep.check.fix;

import java.util.Optional;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.LetThrough;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Adds the policy rule that lets the traffic of a DNAT rule through. */
final class LetPublishedTrafficThrough implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return LocatedRule.at(project, problem.place().element())
        .filter(at -> at.rule() instanceof NatRule)
        .flatMap(at -> LetThrough.add(project, at.firewall(), (NatRule) at.rule()))
        .map(add -> new Edit("Add the policy rule", add.change()));
  }
}

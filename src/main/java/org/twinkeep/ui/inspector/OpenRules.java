package org.twinkeep.ui.inspector;

import java.util.Optional;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.RuleIndex;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.workbench.Workbench;

/** The rules of the open project by id. A form asks often, so that they are indexed once a step. */
final class OpenRules {

  private final Workbench workbench;
  private Project indexed;
  private RuleIndex index;

  OpenRules(Workbench workbench) {
    this.workbench = workbench;
    this.indexed = workbench.project();
    this.index = new RuleIndex(indexed);
  }

  Optional<LocatedRule> find(Id id) {
    if (indexed != workbench.project()) {
      indexed = workbench.project();
      index = new RuleIndex(indexed);
    }
    return index.find(id);
  }
}

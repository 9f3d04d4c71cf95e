package org.twinkeep.ui.rules;

import java.util.List;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;

/** What was copied or cut; it keeps the project it came from, so that its objects can be found. */
sealed interface Clip {

  Project from();

  /** The same for people and other programs. */
  String text();

  /** Objects of a cell. */
  record Objects(Project from, List<Id> ids, boolean negated, String text) implements Clip {}

  /** Whole rules. */
  record Rules(Project from, List<Rule> rules, String text) implements Clip {}
}

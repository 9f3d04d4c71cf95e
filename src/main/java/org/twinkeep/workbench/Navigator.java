package org.twinkeep.workbench;

import org.twinkeep.model.Id;

/** Leads the user to an element or rule: selects it and brings the view that shows it to front. */
@FunctionalInterface
public interface Navigator {

  void show(Id elementOrRule);
}

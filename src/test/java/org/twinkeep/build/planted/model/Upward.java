package org.twinkeep.build.planted.model;

import org.twinkeep.build.planted.ui.rules.RulesThing;

/** Breaks the layers: the model looks at the window. */
final class Upward {
  RulesThing thing = new RulesThing();
}

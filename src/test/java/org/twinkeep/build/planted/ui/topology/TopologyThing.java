package org.twinkeep.build.planted.ui.topology;

import java.util.Optional;
import org.twinkeep.build.planted.ui.rules.RulesThing;

/** Closes the circle. */
public final class TopologyThing {
  Optional<RulesThing> other = Optional.empty();

  void link(RulesThing thing) {
    other = Optional.of(thing);
  }
}

package org.twinkeep.build.planted.ui.rules;

import org.twinkeep.build.planted.ui.topology.TopologyThing;

/** Breaks the independence of features, in a circle. */
public final class RulesThing {
  TopologyThing other = new TopologyThing();
}

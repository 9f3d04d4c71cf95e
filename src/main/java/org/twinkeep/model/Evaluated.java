package org.twinkeep.model;

/** When a name or table that lies outside the project becomes addresses. */
public enum Evaluated {
  /** While the bundle is made; the result is recorded in it. */
  AT_GENERATION,
  /** On the node, each time the ruleset is loaded. */
  ON_NODE
}

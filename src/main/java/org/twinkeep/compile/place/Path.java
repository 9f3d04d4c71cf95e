package org.twinkeep.compile.place;

import org.twinkeep.compile.program.Hook;

/** The ways of a packet. */
public enum Path {
  /** To the node itself. */
  TO_NODE(Hook.FILTER_INPUT, "in"),
  /** Through the node. */
  THROUGH_NODE(Hook.FILTER_FORWARD, "fwd"),
  /** From the node itself. */
  FROM_NODE(Hook.FILTER_OUTPUT, "out");

  private final Hook hook;
  private final String word;

  Path(Hook hook, String word) {
    this.hook = hook;
    this.word = word;
  }

  /** Where packets on this way are filtered. */
  public Hook hook() {
    return hook;
  }

  /** A word for chain names. */
  public String word() {
    return word;
  }
}

package org.twinkeep.compile.program;

/** Which address of a packet. */
public enum Side {
  SOURCE,
  DESTINATION
}

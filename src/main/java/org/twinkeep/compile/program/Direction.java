package org.twinkeep.compile.program;

/** Which interface of a packet. */
public enum Direction {
  IN,
  OUT
}

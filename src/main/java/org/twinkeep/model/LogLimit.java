package org.twinkeep.model;

/** How many lines a rule may log, where it says so itself instead of the firewall's settings. */
public sealed interface LogLimit {

  /** No more than so many. */
  record AtMost(Rate rate) implements LogLimit {}

  /** One for every packet, however many come. */
  record EveryPacket() implements LogLimit {}
}

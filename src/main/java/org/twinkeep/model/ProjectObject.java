package org.twinkeep.model;

/** A named thing usable in rules that is not part of a firewall. */
public sealed interface ProjectObject extends Element permits AddressObject, Service, TimeWindow {

  Head head();

  /** The same object under another head; the id must stay. */
  ProjectObject withHead(Head head);

  @Override
  default Id id() {
    return head().id();
  }

  @Override
  default String name() {
    return head().name();
  }
}

package org.twinkeep.model;

/** Anything of a project that has an identity and can be referred to, in rules above all. */
public sealed interface Element
    permits ProjectObject, Firewall, Node, Interface, ClusterInterface, Zone {

  /** Unique in the project; never changes. */
  Id id();

  /** What people call it; may change freely and need not be unique. */
  String name();
}

package org.twinkeep.model;

import java.util.List;

/**
 * A set of interfaces of one firewall, usable in interface cells.
 *
 * @param id unique in the project
 * @param name what people call it
 * @param members ids of interfaces and cluster interfaces
 */
public record Zone(Id id, String name, List<Id> members) implements Element {

  /** Copies the list and drops repetitions. */
  public Zone {
    members = members.stream().distinct().toList();
  }
}

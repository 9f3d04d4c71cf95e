package org.twinkeep.model;

import java.util.List;

/**
 * The union of its members, which may be address objects, groups, firewalls, nodes and interfaces.
 *
 * @param head name and identity
 * @param members references in the user's order, without repetition
 */
public record ObjectGroup(Head head, List<Id> members) implements AddressObject {

  /** Copies the list and drops repetitions. */
  public ObjectGroup {
    members = members.stream().distinct().toList();
  }

  @Override
  public ObjectGroup withHead(Head newHead) {
    return new ObjectGroup(newHead, members);
  }
}

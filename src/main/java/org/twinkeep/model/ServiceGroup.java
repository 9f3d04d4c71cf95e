package org.twinkeep.model;

import java.util.List;

/**
 * The union of its members.
 *
 * @param head name and identity
 * @param members services and service groups in the user's order, without repetition
 */
public record ServiceGroup(Head head, List<Id> members) implements Service {

  /** Copies the list and drops repetitions. */
  public ServiceGroup {
    members = members.stream().distinct().toList();
  }

  @Override
  public ServiceGroup withHead(Head newHead) {
    return new ServiceGroup(newHead, members);
  }
}

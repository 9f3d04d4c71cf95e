package org.twinkeep.model;

/**
 * Packets sent by a local user's socket; exists on the way out of the node only.
 *
 * @param head name and identity
 * @param user a user name or number on the node
 */
public record UserService(Head head, String user) implements Service {

  @Override
  public UserService withHead(Head newHead) {
    return new UserService(newHead, user);
  }
}

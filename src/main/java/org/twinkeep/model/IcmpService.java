package org.twinkeep.model;

import java.util.Optional;

/**
 * ICMP messages; they exist in IPv4 only.
 *
 * @param head name and identity
 * @param type the message type; absent = every type
 */
public record IcmpService(Head head, Optional<IcmpType> type) implements Service {

  @Override
  public IcmpService withHead(Head newHead) {
    return new IcmpService(newHead, type);
  }
}

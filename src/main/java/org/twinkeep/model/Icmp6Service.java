package org.twinkeep.model;

import java.util.Optional;

/**
 * ICMPv6 messages; they exist in IPv6 only.
 *
 * @param head name and identity
 * @param type the message type; absent = every type
 */
public record Icmp6Service(Head head, Optional<IcmpType> type) implements Service {

  @Override
  public Icmp6Service withHead(Head newHead) {
    return new Icmp6Service(newHead, type);
  }
}

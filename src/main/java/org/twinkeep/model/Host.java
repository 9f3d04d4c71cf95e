package org.twinkeep.model;

import java.util.List;

/**
 * A machine: one or more addresses of either family. As a source or destination it means all of
 * them.
 *
 * @param head name and identity
 * @param addresses in the order the user gave; none is allowed while editing and is an error in a
 *     rule
 */
public record Host(Head head, List<HostAddress> addresses) implements AddressObject {

  /** Copies the list. */
  public Host {
    addresses = List.copyOf(addresses);
  }

  @Override
  public Host withHead(Head newHead) {
    return new Host(newHead, addresses);
  }
}

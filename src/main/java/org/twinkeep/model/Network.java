package org.twinkeep.model;

/** One network prefix of either family. */
public record Network(Head head, Prefix prefix) implements AddressObject {

  @Override
  public Network withHead(Head newHead) {
    return new Network(newHead, prefix);
  }
}

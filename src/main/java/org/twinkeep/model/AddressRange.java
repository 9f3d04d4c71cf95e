package org.twinkeep.model;

/** All addresses from a first to a last one. */
public record AddressRange(Head head, IpRange range) implements AddressObject {

  @Override
  public AddressRange withHead(Head newHead) {
    return new AddressRange(newHead, range);
  }
}

package org.twinkeep.model;

/**
 * A host name whose addresses are looked up.
 *
 * @param head name and identity
 * @param hostName the name to look up
 * @param evaluated when and where the look-up happens
 */
public record DnsName(Head head, String hostName, Evaluated evaluated) implements AddressObject {

  @Override
  public DnsName withHead(Head newHead) {
    return new DnsName(newHead, hostName, evaluated);
  }
}

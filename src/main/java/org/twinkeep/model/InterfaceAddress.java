package org.twinkeep.model;

/**
 * An address as an interface holds it, together with the length of the network's prefix: {@code
 * 192.0.2.7/24}.
 *
 * @param address the host's own address
 * @param length the prefix length of the attached network: 0 to 32 (IPv4) or 128 (IPv6)
 */
public record InterfaceAddress(Ip address, int length) {

  /** Checks the prefix length. */
  public InterfaceAddress {
    if (length < 0 || length > address.family().bits()) {
      throw new IllegalArgumentException(
          "the prefix length " + length + " is not between 0 and " + address.family().bits());
    }
  }

  /**
   * Reads {@code ADDRESS/LENGTH}; without a length the prefix is the address alone.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static InterfaceAddress parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      Ip ip = Ip.parse(text);
      return new InterfaceAddress(ip, ip.family().bits());
    }
    String length = text.substring(slash + 1);
    if (!length.matches("0|[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("'" + length + "' is not a prefix length such as 24");
    }
    return new InterfaceAddress(Ip.parse(text.substring(0, slash)), Integer.parseInt(length));
  }

  public Family family() {
    return address.family();
  }

  /** The network this address lies in. */
  public Prefix network() {
    return Prefix.containing(address, length);
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}

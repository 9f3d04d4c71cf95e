package org.twinkeep.model;

import org.jspecify.annotations.Nullable;

/**
 * A network prefix such as {@code 192.0.2.0/24}; host bits are always zero.
 *
 * @param address the lowest address of the network
 * @param length the number of leading bits that are fixed: 0 to 32 (IPv4) or 128 (IPv6)
 */
public record Prefix(Ip address, int length) implements Comparable<Prefix> {

  /** Refuses host bits, and says which prefix was probably meant. */
  public Prefix {
    if (length < 0 || length > address.family().bits()) {
      throw new IllegalArgumentException(
          "the prefix length " + length + " is not between 0 and " + address.family().bits());
    }
    Ip floor = address.floor(length);
    if (!floor.equals(address)) {
      throw new IllegalArgumentException(
          address + "/" + length + " has host bits set; the network is " + floor + "/" + length);
    }
  }

  /**
   * Reads {@code ADDRESS/LENGTH}, or an address alone as a prefix of one address.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Prefix parse(String text) {
    InterfaceAddress parsed = InterfaceAddress.parse(text);
    return new Prefix(parsed.address(), parsed.length());
  }

  /** The prefix of the given length that contains {@code address}. */
  public static Prefix containing(Ip address, int length) {
    return new Prefix(address.floor(length), length);
  }

  /** All addresses of a family. */
  public static Prefix all(Family family) {
    return new Prefix(Ip.lowest(family), 0);
  }

  public Family family() {
    return address.family();
  }

  /** The lowest address. */
  public Ip first() {
    return address;
  }

  /** The highest address; in an IPv4 network of up to /30 this is the broadcast address. */
  public Ip last() {
    return address.ceiling(length);
  }

  public IpRange range() {
    return new IpRange(first(), last());
  }

  public boolean contains(Ip other) {
    return other.family() == family() && other.floor(length).equals(address);
  }

  // Spelt out for speed, as in Ip.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Prefix prefix
        && length == prefix.length
        && address.equals(prefix.address);
  }

  @Override
  public int hashCode() {
    return 31 * address.hashCode() + length;
  }

  @Override
  public int compareTo(Prefix other) {
    int byAddress = address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}

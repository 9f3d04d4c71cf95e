package org.twinkeep.model;

import java.util.OptionalInt;

/**
 * An ICMP or ICMPv6 message type, optionally with one code.
 *
 * @param type 0 to 255
 * @param code 0 to 255, or absent for every code
 */
public record IcmpType(int type, OptionalInt code) {

  /** Checks the ranges. */
  public IcmpType {
    if (type < 0
        || type > 255
        || code.isPresent() && (code.getAsInt() < 0 || code.getAsInt() > 255)) {
      throw new IllegalArgumentException("ICMP types and codes lie between 0 and 255");
    }
  }

  @Override
  public String toString() {
    return code.isPresent() ? type + "/" + code.getAsInt() : Integer.toString(type);
  }
}

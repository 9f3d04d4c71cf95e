package org.twinkeep.compile.optimise;

import org.twinkeep.compile.program.Transport;
import org.twinkeep.model.PortRange;

/**
 * A stretch of the line on which every protocol has 65536 places: ports, ICMP types, or nothing
 * that differs.
 *
 * @param first protocol × 65536 + lowest place
 * @param last {@code first} or above
 */
record Span(int first, int last) {

  private static final int PLACES = 65_536;

  /** Every protocol. */
  static final Span ALL = new Span(0, 256 * PLACES - 1);

  static Span protocol(int number) {
    return new Span(number * PLACES, number * PLACES + PLACES - 1);
  }

  static Span ports(Transport transport, PortRange range) {
    int base = transport.number() * PLACES;
    return new Span(base + range.first(), base + range.last());
  }

  static Span place(int protocol, int place) {
    return new Span(protocol * PLACES + place, protocol * PLACES + place);
  }

  long size() {
    return last - first + 1L;
  }

  /** The protocol whose ports these are. */
  Transport transport() {
    return first / PLACES == Transport.TCP.number() ? Transport.TCP : Transport.UDP;
  }

  PortRange portRange() {
    return new PortRange(first % PLACES, last % PLACES);
  }

  boolean overlaps(Span other) {
    return first <= other.last && other.first <= last;
  }
}

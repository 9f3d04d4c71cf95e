package org.twinkeep.model;

import java.util.List;

/**
 * A range of TCP or UDP ports, both ends included.
 *
 * @param first 0 to 65535
 * @param last {@code first} to 65535
 */
public record PortRange(int first, int last) implements Comparable<PortRange> {

  /** Every port. */
  public static final PortRange ALL = new PortRange(0, 65535);

  /** Checks bounds and order. */
  public PortRange {
    if (first < 0 || last > 65535) {
      throw new IllegalArgumentException(
          "ports lie between 0 and 65535, not " + first + "-" + last);
    }
    if (first > last) {
      throw new IllegalArgumentException(
          "the port range " + first + "-" + last + " ends before it begins");
    }
  }

  /** Whether two lists of ranges have a port in common; an empty list means every port. */
  public static boolean meet(List<PortRange> some, List<PortRange> others) {
    return some.isEmpty()
        || others.isEmpty()
        || some.stream()
            .anyMatch(a -> others.stream().anyMatch(b -> a.first <= b.last && b.first <= a.last));
  }

  public static PortRange of(int port) {
    return new PortRange(port, port);
  }

  /**
   * Reads {@code 443} or {@code 5000-5010}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static PortRange parse(String text) {
    int dash = text.indexOf('-');
    return dash < 0
        ? of(port(text))
        : new PortRange(port(text.substring(0, dash)), port(text.substring(dash + 1)));
  }

  private static int port(String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("'" + digits + "' is not a port number");
    }
    return Integer.parseInt(digits);
  }

  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  public boolean isSingle() {
    return first == last;
  }

  @Override
  public int compareTo(PortRange other) {
    return first != other.first
        ? Integer.compare(first, other.first)
        : Integer.compare(last, other.last);
  }

  @Override
  public String toString() {
    return isSingle() ? Integer.toString(first) : first + "-" + last;
  }
}

package org.twinkeep.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All addresses from {@code first} to {@code last}, both included, of one family.
 *
 * @param first the lowest address
 * @param last the highest address, not below {@code first}
 */
public record IpRange(Ip first, Ip last) implements Comparable<IpRange> {

  /** Checks family and order. */
  public IpRange {
    if (first.family() != last.family()) {
      throw new IllegalArgumentException(
          "a range cannot begin with "
              + first.family().label()
              + " and end with "
              + last.family().label());
    }
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          "the range " + first + "-" + last + " ends before it begins");
    }
  }

  /** The range of one address. */
  public static IpRange of(Ip ip) {
    return new IpRange(ip, ip);
  }

  /**
   * Reads {@code FIRST-LAST}, a prefix, or a single address.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static IpRange parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return Prefix.parse(text.strip()).range();
    }
    return new IpRange(
        Ip.parse(text.substring(0, dash).strip()), Ip.parse(text.substring(dash + 1).strip()));
  }

  public Family family() {
    return first.family();
  }

  public boolean contains(Ip ip) {
    return ip.family() == family() && first.compareTo(ip) <= 0 && ip.compareTo(last) <= 0;
  }

  public boolean contains(IpRange other) {
    return contains(other.first) && contains(other.last);
  }

  public boolean overlaps(IpRange other) {
    return family() == other.family()
        && first.compareTo(other.last) <= 0
        && other.first.compareTo(last) <= 0;
  }

  /** The fewest prefixes that make up the range, from the lowest address up. */
  public List<Prefix> prefixes() {
    List<Prefix> prefixes = new ArrayList<>();
    Ip next = first;
    while (true) {
      int length = family().bits();
      while (length > 0
          && next.floor(length - 1).equals(next)
          && next.ceiling(length - 1).compareTo(last) <= 0) {
        length--;
      }
      Prefix prefix = new Prefix(next, length);
      prefixes.add(prefix);
      if (prefix.last().equals(last)) {
        return prefixes;
      }
      next = prefix.last().next();
    }
  }

  public boolean isSingle() {
    return first.equals(last);
  }

  // Spelt out for speed, as in Ip.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpRange range && first.equals(range.first) && last.equals(range.last);
  }

  @Override
  public int hashCode() {
    return 31 * first.hashCode() + last.hashCode();
  }

  @Override
  public int compareTo(IpRange other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : last.compareTo(other.last);
  }

  @Override
  public String toString() {
    return isSingle() ? first.toString() : first + "-" + last;
  }
}

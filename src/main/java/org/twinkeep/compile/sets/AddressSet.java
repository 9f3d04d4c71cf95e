package org.twinkeep.compile.sets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/**
 * A set of addresses of one family as sorted ranges that neither overlap nor touch, so that equal
 * sets are equal records.
 *
 * @param family the family
 * @param ranges sorted, disjoint, not adjacent
 */
public record AddressSet(Family family, List<IpRange> ranges) {

  /** Sorts and joins the ranges. */
  public AddressSet {
    ranges = normal(ranges);
  }

  /** The given ranges of {@code family}; ranges of the other family are left out. */
  public static AddressSet of(Family family, Collection<IpRange> ranges) {
    return new AddressSet(family, ranges.stream().filter(r -> r.family() == family).toList());
  }

  public static AddressSet of(Prefix prefix) {
    return new AddressSet(prefix.family(), List.of(prefix.range()));
  }

  public static AddressSet of(Ip ip) {
    return new AddressSet(ip.family(), List.of(IpRange.of(ip)));
  }

  public static AddressSet none(Family family) {
    return new AddressSet(family, List.of());
  }

  public static AddressSet all(Family family) {
    return of(Prefix.all(family));
  }

  private static List<IpRange> normal(List<IpRange> ranges) {
    if (ranges.size() < 2) {
      return List.copyOf(ranges);
    }
    List<IpRange> joined = new ArrayList<>();
    for (IpRange next : ranges.stream().sorted().toList()) {
      IpRange last = joined.isEmpty() ? next : joined.getLast();
      if (joined.isEmpty() || !touches(last, next)) {
        joined.add(next);
      } else if (next.last().compareTo(last.last()) > 0) {
        joined.set(joined.size() - 1, new IpRange(last.first(), next.last()));
      }
    }
    return List.copyOf(joined);
  }

  private static boolean touches(IpRange low, IpRange high) {
    return high.first().compareTo(low.last()) <= 0 || high.first().previous().equals(low.last());
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether every address of the family is in it. */
  public boolean isAll() {
    return ranges.size() == 1
        && ranges.getFirst().first().equals(Ip.lowest(family))
        && ranges.getFirst().last().equals(Ip.highest(family));
  }

  /** Every address of the family that is not in this set. */
  public AddressSet complement() {
    List<IpRange> gaps = new ArrayList<>();
    Ip from = Ip.lowest(family);
    Ip highest = Ip.highest(family);
    for (IpRange range : ranges) {
      if (range.first().compareTo(from) > 0) {
        gaps.add(new IpRange(from, range.first().previous()));
      }
      if (range.last().equals(highest)) {
        return new AddressSet(family, gaps);
      }
      from = range.last().next();
    }
    gaps.add(new IpRange(from, highest));
    return new AddressSet(family, gaps);
  }

  public AddressSet union(AddressSet other) {
    List<IpRange> both = new ArrayList<>(ranges);
    both.addAll(other.ranges);
    return new AddressSet(family, both);
  }

  public AddressSet intersection(AddressSet other) {
    List<IpRange> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < ranges.size() && j < other.ranges.size()) {
      IpRange a = ranges.get(i);
      IpRange b = other.ranges.get(j);
      if (a.overlaps(b)) {
        common.add(new IpRange(max(a.first(), b.first()), min(a.last(), b.last())));
      }
      if (a.last().compareTo(b.last()) < 0) {
        i++;
      } else {
        j++;
      }
    }
    return new AddressSet(family, common);
  }

  public AddressSet minus(AddressSet other) {
    return intersection(other.complement());
  }

  public boolean intersects(AddressSet other) {
    return !intersection(other).isEmpty();
  }

  public boolean isWithin(AddressSet other) {
    return minus(other).isEmpty();
  }

  public boolean contains(Ip ip) {
    return ranges.stream().anyMatch(r -> r.contains(ip));
  }

  /** The fewest prefixes that make up a range, from the lowest address up. */
  public static List<Prefix> prefixes(IpRange range) {
    List<Prefix> prefixes = new ArrayList<>();
    Ip from = range.first();
    while (true) {
      int length = range.family().bits();
      while (length > 0
          && from.floor(length - 1).equals(from)
          && from.ceiling(length - 1).compareTo(range.last()) <= 0) {
        length--;
      }
      Prefix prefix = new Prefix(from, length);
      prefixes.add(prefix);
      if (prefix.last().compareTo(range.last()) >= 0) {
        return prefixes;
      }
      from = prefix.last().next();
    }
  }

  private static Ip max(Ip a, Ip b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Ip min(Ip a, Ip b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}

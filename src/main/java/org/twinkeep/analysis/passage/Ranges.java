package org.twinkeep.analysis.passage;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;

/**
 * A set of numbers as disjoint ranges in ascending order. Addresses are numbers, too: IPv6 stands
 * behind IPv4.
 */
record Ranges(List<Range> list) {

  static final Ranges NONE = new Ranges(List.of());

  private static final BigInteger V6 = BigInteger.ONE.shiftLeft(128);
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

  /** From first to last, both included. */
  record Range(BigInteger first, BigInteger last) {}

  /** Copies the list. */
  Ranges {
    list = List.copyOf(list);
  }

  static Ranges of(long first, long last) {
    return new Ranges(List.of(new Range(BigInteger.valueOf(first), BigInteger.valueOf(last))));
  }

  static Ranges of(IpRange range) {
    return new Ranges(List.of(new Range(number(range.first()), number(range.last()))));
  }

  static Ranges of(List<IpRange> ranges) {
    return ranges.stream().map(Ranges::of).reduce(NONE, Ranges::with);
  }

  /** All addresses of a family. */
  static Ranges all(Family family) {
    return of(new IpRange(Ip.lowest(family), Ip.highest(family)));
  }

  private static BigInteger number(Ip ip) {
    BigInteger value = unsigned(ip.high()).multiply(WORD).add(unsigned(ip.low()));
    return ip.family() == Family.IPV6 ? value.add(V6) : value;
  }

  private static BigInteger unsigned(long word) {
    BigInteger signed = BigInteger.valueOf(word);
    return word < 0 ? signed.add(WORD) : signed;
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  Ranges with(Ranges other) {
    List<Range> all = new ArrayList<>(list);
    all.addAll(other.list);
    all.sort(Comparator.comparing(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      Range last = merged.isEmpty() ? range : merged.getLast();
      if (!merged.isEmpty() && range.first().compareTo(last.last().add(BigInteger.ONE)) <= 0) {
        merged.set(merged.size() - 1, new Range(last.first(), last.last().max(range.last())));
      } else {
        merged.add(range);
      }
    }
    return new Ranges(merged);
  }

  Ranges and(Ranges other) {
    List<Range> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < list.size() && j < other.list.size()) {
      Range a = list.get(i);
      Range b = other.list.get(j);
      BigInteger first = a.first().max(b.first());
      BigInteger last = a.last().min(b.last());
      if (first.compareTo(last) <= 0) {
        common.add(new Range(first, last));
      }
      if (a.last().compareTo(b.last()) < 0) {
        i++;
      } else {
        j++;
      }
    }
    return new Ranges(common);
  }

  Ranges minus(Ranges other) {
    List<Range> rest = new ArrayList<>();
    for (Range range : list) {
      BigInteger from = range.first();
      for (Range hole : other.list) {
        if (hole.last().compareTo(from) < 0 || hole.first().compareTo(range.last()) > 0) {
          continue;
        }
        if (hole.first().compareTo(from) > 0) {
          rest.add(new Range(from, hole.first().subtract(BigInteger.ONE)));
        }
        from = hole.last().add(BigInteger.ONE);
      }
      if (from.compareTo(range.last()) <= 0) {
        rest.add(new Range(from, range.last()));
      }
    }
    return new Ranges(rest);
  }

  boolean contains(Ranges other) {
    return other.minus(this).isEmpty();
  }
}

package org.twinkeep.compile.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

final class AddressSetTest {

  @Provide
  Arbitrary<AddressSet> sets() {
    Arbitrary<Ip> ips =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 40).map(n -> new Ip(Family.IPV4, 0, n)),
            Arbitraries.longs()
                .between(0xffff_ffd0L, 0xffff_ffffL)
                .map(n -> new Ip(Family.IPV4, 0, n)));
    return ips.list()
        .ofSize(2)
        .map(two -> two.stream().sorted().toList())
        .map(two -> new IpRange(two.getFirst(), two.getLast()))
        .list()
        .ofMaxSize(5)
        .map(ranges -> new AddressSet(Family.IPV4, ranges));
  }

  @Provide
  Arbitrary<Ip> ips() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(0, 42),
            Arbitraries.longs().between(0xffff_ffceL, 0xffff_ffffL))
        .map(n -> new Ip(Family.IPV4, 0, n));
  }

  @Property
  void complementHoldsWhatTheSetDoesNot(@ForAll("sets") AddressSet set, @ForAll("ips") Ip ip) {
    assertThat(set.complement().contains(ip)).isEqualTo(!set.contains(ip));
    assertThat(set.complement().complement()).isEqualTo(set);
  }

  @Property
  void operationsAgreeWithMembership(
      @ForAll("sets") AddressSet a, @ForAll("sets") AddressSet b, @ForAll("ips") Ip ip) {
    assertThat(a.union(b).contains(ip)).isEqualTo(a.contains(ip) || b.contains(ip));
    assertThat(a.intersection(b).contains(ip)).isEqualTo(a.contains(ip) && b.contains(ip));
    assertThat(a.minus(b).contains(ip)).isEqualTo(a.contains(ip) && !b.contains(ip));
    assertThat(a.isWithin(b)).isEqualTo(a.union(b).equals(b));
  }

  @Property
  void prefixesCoverTheRangeAndNothingElse(@ForAll("sets") AddressSet set) {
    for (IpRange range : set.ranges()) {
      List<IpRange> pieces = AddressSet.prefixes(range).stream().map(Prefix::range).toList();
      assertThat(new AddressSet(Family.IPV4, pieces).ranges()).containsExactly(range);
    }
  }

  @Test
  void joinsNeighbours() {
    assertThat(
            AddressSet.of(
                    Family.IPV4,
                    List.of(IpRange.parse("10.0.1.0/24"), IpRange.parse("10.0.0.0/24")))
                .ranges())
        .containsExactly(IpRange.parse("10.0.0.0/23"));
  }

  @Test
  void knowsTheEndsOfBothFamilies() {
    for (Family family : Family.values()) {
      assertThat(AddressSet.all(family).isAll()).isTrue();
      assertThat(AddressSet.all(family).complement()).isEqualTo(AddressSet.none(family));
      assertThat(AddressSet.none(family).complement().isAll()).isTrue();
    }
  }
}

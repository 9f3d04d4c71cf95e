package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

class ByAddressTest {

  /** Few addresses and many lengths, so that blocks hold, cut and miss each other. */
  @Provide
  Arbitrary<IpRange> ranges() {
    Arbitrary<IpRange> four =
        Combinators.combine(
                Arbitraries.of("10.0.0.0", "10.0.255.255", "10.1.0.0", "192.168.7.1"),
                Arbitraries.integers().between(0, 32))
            .as((ip, length) -> Prefix.containing(Ip.parse(ip), length).range());
    Arbitrary<IpRange> six =
        Combinators.combine(
                Arbitraries.of("2001:db8::", "2001:db8:0:ffff::1", "fd00::1"),
                Arbitraries.integers().between(0, 128))
            .as((ip, length) -> Prefix.containing(Ip.parse(ip), length).range());
    Arbitrary<IpRange> across =
        Arbitraries.of(
            new IpRange(Ip.parse("10.0.255.250"), Ip.parse("10.1.0.5")),
            new IpRange(Ip.parse("10.0.0.9"), Ip.parse("192.168.7.1")));
    return Arbitraries.oneOf(four, six, across);
  }

  @Property
  void findsEverythingThatMeets(
      @ForAll List<@From("ranges") IpRange> filled, @ForAll("ranges") IpRange asked) {
    ByAddress<IpRange> byAddress = new ByAddress<>();
    filled.forEach(range -> byAddress.put(range, range));

    List<IpRange> meeting =
        filled.stream()
            .filter(r -> r.family() == asked.family() && r.overlaps(asked))
            .distinct()
            .toList();

    assertThat(byAddress.near(asked).stream().flatMap(List::stream)).containsAll(meeting);
  }
}

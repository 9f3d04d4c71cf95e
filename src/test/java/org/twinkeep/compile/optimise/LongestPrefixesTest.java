package org.twinkeep.compile.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.optimise.LongestPrefixes.Stretch;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;

final class LongestPrefixesTest {

  private static final Statement NOT_FOUND = new Statement.Return();

  @Property(tries = 300)
  void everyAddressFindsWhatItsStretchSays(@ForAll long seed) {
    Random random = new Random(seed);
    List<Stretch> stretches = stretches(random);
    PrefixTree tree = LongestPrefixes.of(stretches);
    for (Ip ip : addresses(stretches, random)) {
      Statement expected =
          stretches.stream()
              .filter(s -> s.range().contains(ip))
              .map(Stretch::does)
              .findFirst()
              .orElse(NOT_FOUND);
      assertThat(found(tree, ip).orElse(NOT_FOUND)).as("%s", ip).isEqualTo(expected);
      int most = 1 + random.nextInt(9);
      Statement walked =
          tree.prefix().contains(ip) ? walked(tree, ip, Optional.empty(), most) : NOT_FOUND;
      assertThat(walked).as("%s", ip).isEqualTo(expected);
    }
  }

  @Test
  void namesANetworkOnceHoweverManyHostsInItAreOthers() {
    List<Stretch> stretches =
        List.of(
            stretch("10.0.0.0-10.0.0.4", "net"),
            stretch("10.0.0.5-10.0.0.5", "host"),
            stretch("10.0.0.6-10.0.0.99", "net"),
            stretch("10.0.0.101-10.0.0.255", "net"));
    PrefixTree tree = LongestPrefixes.of(stretches);
    assertThat(tree.entries()).isEqualTo(3);
    assertThat(tree.prefix()).hasToString("10.0.0.0/24");
    assertThat(tree.does()).contains(new Statement.Goto(new ChainName("to_net")));
  }

  @Test
  void holdsEveryAddressThatThereIs() {
    PrefixTree tree =
        LongestPrefixes.of(List.of(stretch("::-ffff:" + "ffff:".repeat(6) + "ffff", "all")));
    assertThat(tree.prefix()).hasToString("::/0");
    assertThat(tree.entries()).isEqualTo(1);
    assertThat(Branches.of(tree, Optional.empty(), 4).branches()).isEmpty();
  }

  private static Stretch stretch(String range, String chain) {
    return new Stretch(IpRange.parse(range), new Statement.Goto(new ChainName("to_" + chain)));
  }

  private static Optional<Statement> found(PrefixTree tree, Ip ip) {
    if (!tree.prefix().contains(ip)) {
      return Optional.empty();
    }
    return tree.below().stream().flatMap(t -> found(t, ip).stream()).findFirst().or(tree::does);
  }

  /** As the chains are walked. */
  private static Statement walked(PrefixTree tree, Ip ip, Optional<Statement> around, int most) {
    Branches branches = Branches.of(tree, around, most);
    for (Branches.Branch branch : branches.branches()) {
      if (branch.tree().prefix().contains(ip)) {
        return branch.tree().entries() == 1
            ? branch.tree().does().orElseThrow()
            : walked(branch.tree(), ip, branch.around(), most);
      }
    }
    return branches.otherwise().orElse(NOT_FOUND);
  }

  private static List<Stretch> stretches(Random random) {
    Family family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
    long base = family == Family.IPV4 ? 0x0a00_0000L : Long.MAX_VALUE - 3;
    TreeSet<Ip> ends = new TreeSet<>();
    int count = 2 * (1 + random.nextInt(40));
    while (ends.size() < count) {
      ends.add(new Ip(family, 0, base + random.nextInt(random.nextBoolean() ? 300 : 1 << 20)));
    }
    if (random.nextInt(4) == 0) {
      ends.remove(ends.first());
      ends.add(Ip.lowest(family));
    }
    if (random.nextInt(4) == 0) {
      ends.remove(ends.last());
      ends.add(Ip.highest(family));
    }
    List<Ip> sorted = List.copyOf(ends);
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i + 1 < sorted.size(); i++) {
      Ip last = sorted.get(i + 1).previous();
      if (random.nextInt(3) > 0) {
        stretches.add(
            new Stretch(
                new IpRange(sorted.get(i), random.nextInt(4) > 0 ? last : sorted.get(i)),
                new Statement.Goto(new ChainName("to_" + random.nextInt(4)))));
      }
    }
    return stretches.isEmpty() ? stretches(random) : stretches;
  }

  private static List<Ip> addresses(List<Stretch> stretches, Random random) {
    List<Ip> addresses = new ArrayList<>();
    for (Stretch stretch : stretches) {
      Ip first = stretch.range().first();
      Ip last = stretch.range().last();
      addresses.add(first);
      addresses.add(last);
      if (!first.equals(Ip.lowest(first.family()))) {
        addresses.add(first.previous());
      }
      if (!last.equals(Ip.highest(last.family()))) {
        addresses.add(last.next());
      }
      addresses.add(new Ip(first.family(), first.high(), first.low() ^ random.nextInt(1 << 24)));
    }
    return addresses;
  }
}

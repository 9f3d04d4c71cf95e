package org.twinkeep.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Prefix;
import org.twinkeep.problem.Place;

final class RulesByAddressTest {

  private static final int[] LENGTHS = {0, 8, 16, 23, 24, 31, 32};

  @Property(tries = 200)
  void findsTheSameRuleAsALookAtAllOfThem(@ForAll long seed) {
    Random random = new Random(seed);
    List<Rule> rules = IntStream.range(0, 40).mapToObj(i -> rule(i, random)).toList();
    RulesByAddress index = new RulesByAddress(rules, RulesByAddressTest::box);
    for (int i = 0; i < 20; i++) {
      Box asked = Box.of(rule(100, random), Family.IPV4);
      int from = random.nextInt(40);
      int to = from + random.nextInt(40);
      boolean even = random.nextBoolean();
      Optional<Rule> expected =
          rules.subList(from, Math.min(to, rules.size())).stream()
              .filter(rule -> box(rule).filter(asked::overlaps).isPresent())
              .filter(rule -> !even || isEven(rule))
              .findFirst();

      assertThat(index.first(asked, from, to, rule -> !even || isEven(rule)))
          .map(RulesByAddress.Entry::rule)
          .isEqualTo(expected);
    }
  }

  /** Every seventh rule is none of those that are looked for. */
  private static Optional<Box> box(Rule rule) {
    return Integer.parseInt(rule.origin().label()) % 7 == 0
        ? Optional.empty()
        : Optional.of(Box.of(rule, Family.IPV4));
  }

  private static boolean isEven(Rule rule) {
    return Integer.parseInt(rule.origin().label()) % 2 == 0;
  }

  private static Rule rule(int number, Random random) {
    List<Condition> conditions = new ArrayList<>();
    for (Side side : Side.values()) {
      AddressSet addresses = AddressSet.none(Family.IPV4);
      for (int i = 0; i <= random.nextInt(3); i++) {
        addresses = addresses.union(AddressSet.of(prefix(random)));
      }
      conditions.add(
          new Condition(random.nextInt(8) == 0, List.of(new Match.Address(side, addresses, ""))));
    }
    return Rule.of(
        new Origin("rule-" + number, Integer.toString(number), "", "", "", Place.named("test")),
        conditions,
        new Statement.Accept());
  }

  private static Prefix prefix(Random random) {
    int length = LENGTHS[random.nextInt(LENGTHS.length)];
    String address =
        "10.%d.%d.%d".formatted(random.nextInt(2), random.nextInt(3), random.nextInt(4));
    return Prefix.containing(Prefix.parse(address + "/32").address(), length);
  }
}

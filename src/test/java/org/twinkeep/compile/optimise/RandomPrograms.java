package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Rate;
import org.twinkeep.problem.Place;

/**
 * Long programs over worlds of different size: in a small one rules overlap in every way, in a
 * large one nearly every rule can be looked up.
 */
final class RandomPrograms {

  private static final ChainName SUB = new ChainName("sub_2_fwd");

  private final Random random;
  private final double wide;
  private final int size;

  private RandomPrograms(long seed) {
    this.random = new Random(seed);
    int profile = (int) Math.floorMod(seed, 4L);
    this.wide = new double[] {0.0, 0.02, 0.1, 0.3}[profile];
    this.size = new int[] {5000, 500, 50, 12}[profile];
  }

  /** Two long chains, the first of which jumps to the second. */
  static Program of(long seed, int rules) {
    return at(Hook.FILTER_FORWARD, seed, rules);
  }

  /** The same at another hook. */
  static Program at(Hook hook, long seed, int rules) {
    RandomPrograms draw = new RandomPrograms(seed);
    return new Program(
        Family.IPV4,
        List.of(
            Chain.at(hook, draw.withAutomatic(draw.rules("top", rules, false))),
            Chain.named(SUB, hook.table(), draw.rules("sub", rules / 2, true))));
  }

  /** Packets that rules of a program speak of, and some that only look like it. */
  static Stream<ProgramWalk.Packet> packets(Program program, long seed, int count) {
    RandomPrograms draw = new RandomPrograms(seed);
    List<Rule> rules = program.chains().stream().flatMap(c -> c.rules().stream()).toList();
    return IntStream.range(0, count).mapToObj(_ -> draw.packet(draw.one(rules)));
  }

  private ProgramWalk.Packet packet(Rule rule) {
    Ip source = ip();
    Ip destination = ip();
    int protocol = one(List.of(6, 6, 17, 1));
    int port = port();
    for (Match match :
        rule.conditions().stream().flatMap(c -> c.anyOf().stream().limit(1)).toList()) {
      switch (match) {
        case Match.Address(Side side, AddressSet set, String _) when random.nextInt(9) > 0 -> {
          source = side == Side.SOURCE ? set.ranges().getLast().first() : source;
          destination = side == Side.DESTINATION ? set.ranges().getFirst().last() : destination;
        }
        case Match.Ports p when random.nextInt(9) > 0 -> {
          protocol = p.transport().number();
          port = p.destination().getLast().last() + random.nextInt(2);
        }
        case Match _ -> {}
      }
    }
    return new ProgramWalk.Packet(source, destination, protocol, port, device(), device());
  }

  private List<Rule> withAutomatic(List<Rule> rules) {
    List<Rule> all = new ArrayList<>();
    for (String row : List.of("auto:a", "auto:b")) {
      for (int i = 0; i < random.nextInt(6); i++) {
        Condition device =
            Condition.is(
                Match.device(random.nextInt(6) > 0 ? Direction.IN : Direction.OUT, device()));
        all.add(
            Rule.of(
                new Origin(row, "automatic", "", "", "", Place.named("test")),
                List.of(
                    device,
                    Condition.is(
                        new Match.Address(
                            Side.SOURCE,
                            AddressSet.of(Family.IPV4, List.of(IpRange.of(ip()), range())),
                            ""))),
                random.nextBoolean() ? new Statement.Drop() : new Statement.Accept()));
      }
    }
    all.addAll(rules);
    all.add(
        Rule.of(
            new Origin("auto:end", "automatic", "", "", "", Place.named("test")),
            List.of(),
            new Statement.Drop()));
    return all;
  }

  private List<Rule> rules(String prefix, int count, boolean returns) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Rule(
                    new Origin(prefix + i, Integer.toString(i), "", "", "", Place.named("test")),
                    conditions(),
                    List.of(),
                    statements(returns)))
        .toList();
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    maybe(0.9, () -> address(Side.SOURCE), conditions);
    maybe(0.9, () -> address(Side.DESTINATION), conditions);
    maybe(0.9, this::service, conditions);
    maybe(
        0.2,
        () ->
            Condition.is(
                Match.device(random.nextBoolean() ? Direction.IN : Direction.OUT, device())),
        conditions);
    conditions.add(Condition.is(Match.state(Match.ConnectionState.NEW)));
    return conditions;
  }

  private void maybe(double often, Supplier<Condition> draw, List<Condition> into) {
    if (random.nextDouble() < often - wide) {
      into.add(draw.get());
    }
  }

  private Condition address(Side side) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<IpRange> ranges =
          IntStream.rangeClosed(0, random.nextInt(2))
              .mapToObj(_ -> random.nextInt(4) > 0 ? IpRange.of(ip()) : range())
              .toList();
      matches.add(new Match.Address(side, AddressSet.of(Family.IPV4, ranges), ""));
    }
    return new Condition(random.nextInt(12) == 0, matches);
  }

  private IpRange range() {
    return Prefix.containing(ip(), 26 + random.nextInt(5)).range();
  }

  private Condition service() {
    return switch (random.nextInt(10)) {
      case 0 -> Condition.is(new Match.Protocol(17));
      case 1 -> Condition.is(new Match.Icmp(Optional.empty()));
      case 2 -> Condition.isNot(ports());
      case 3 -> Condition.anyOf(List.of(ports(), new Match.Protocol(1)));
      case 4 -> Condition.anyOf(List.of(ports(), ports()));
      case 5, 6, 7, 8, 9 -> Condition.is(ports());
      default -> throw new IllegalStateException("ten cases");
    };
  }

  private Match ports() {
    List<PortRange> ranges =
        new TreeSet<>(
                IntStream.rangeClosed(0, random.nextInt(2))
                    .mapToObj(_ -> PortRange.of(port()))
                    .toList())
            .stream()
                .map(r -> random.nextInt(5) > 0 ? r : new PortRange(r.first(), r.first() + 5))
                .toList();
    return new Match.Ports(
        random.nextInt(3) > 0 ? Transport.TCP : Transport.UDP, List.of(), ranges, Optional.empty());
  }

  private List<Statement> statements(boolean returns) {
    Statement log = new Statement.Log("", LogLevel.INFO, Optional.empty(), OptionalInt.empty());
    Statement limited =
        new Statement.Log(
            "", LogLevel.INFO, Optional.of(Rate.of(5, Rate.Unit.SECOND)), OptionalInt.empty());
    return switch (random.nextInt(20)) {
      case 0 -> List.of(log);
      case 1 -> List.of(new Statement.SetMark(Mark.of(random.nextInt(100))));
      case 2 -> List.of(limited, new Statement.Drop());
      case 3 -> List.of(log, new Statement.Accept());
      case 4 -> List.of(returns ? new Statement.Return() : new Statement.Jump(SUB));
      case 5, 6, 7 -> List.of(new Statement.Drop());
      default -> List.of(new Statement.Accept());
    };
  }

  private Ip ip() {
    int host = random.nextInt(size);
    return Ip.parse("10.0." + host / 250 + "." + host % 250);
  }

  private int port() {
    return 20 + random.nextInt(size < 100 ? 40 : 2000);
  }

  private String device() {
    return "eth" + random.nextInt(3);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

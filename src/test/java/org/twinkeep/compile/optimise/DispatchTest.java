package org.twinkeep.compile.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.PortRange;
import org.twinkeep.problem.Place;

final class DispatchTest {

  @Property(tries = 60)
  void everyPacketMeetsTheSameStatementsOfTheSameRowsInTheSameOrder(@ForAll long seed) {
    Hook hook = seed % 3 == 0 ? Hook.NAT_POSTROUTING : Hook.FILTER_FORWARD;
    Program list = RandomPrograms.at(hook, seed, 60 + (int) Math.floorMod(seed, 400L));
    int deepest = 1 + (int) Math.floorMod(seed / 3, (long) Dispatch.DEEPEST);
    Program maps = Dispatch.byMaps(list, deepest);
    Program trees = Dispatch.byTrees(list, deepest);
    RandomPrograms.packets(list, seed + 1, 400)
        .forEach(
            packet -> {
              List<String> expected = ProgramWalk.of(list, packet);
              assertThat(ProgramWalk.of(maps, packet)).as("maps, %s", packet).isEqualTo(expected);
              assertThat(ProgramWalk.of(trees, packet)).as("trees, %s", packet).isEqualTo(expected);
            });
  }

  @Test
  void theRandomProgramsMeetEveryKindOfLookUpByAddress() {
    Set<String> kinds =
        LongStream.range(0, 12)
            .mapToObj(
                seed ->
                    byMaps(
                        RandomPrograms.at(
                            seed % 3 == 0 ? Hook.NAT_POSTROUTING : Hook.FILTER_FORWARD, seed, 400)))
            .flatMap(p -> p.chains().stream())
            .flatMap(c -> c.rules().stream())
            .filter(r -> r.statements().getFirst() instanceof Lookup)
            .map(r -> r.origin().id())
            .collect(Collectors.toSet());
    assertThat(kinds)
        .containsAll(
            Stream.of(Kind.values())
                .filter(k -> k != Kind.LIST && k != Kind.PORT)
                .map(k -> "auto:" + k.words().replace(' ', '-'))
                .toList());
  }

  @Test
  void aPacketIsHeldAgainstFewOfManyRules() {
    Program dispatched = byMaps(hostPairs(250));
    ProgramWalk.Packet last =
        new ProgramWalk.Packet(
            Ip.parse("10.0.0.249"), Ip.parse("10.0.1.249"), 6, 80, "eth0", "eth1");
    assertThat(ProgramWalk.of(dispatched, last)).containsExactly("r249 Accept[]");
    assertThat(ProgramWalk.cost(dispatched, last)).isEqualTo(2);
    Program trees = byTrees(hostPairs(250));
    assertThat(ProgramWalk.of(trees, last)).containsExactly("r249 Accept[]");
    assertThat(ProgramWalk.cost(trees, last)).isLessThan(20);
    assertThat(trees.chains())
        .flatExtracting(Chain::rules)
        .noneMatch(r -> r.statements().getFirst() instanceof Lookup);
  }

  @Test
  void leavesShortChainsAsTheyAre() {
    Program list = RandomPrograms.of(1, Dispatch.SMALLEST_CHAIN - 1);
    assertThat(byMaps(list)).isEqualTo(list);
  }

  @Test
  void givesTheSameProgramEveryTime() {
    Program list = RandomPrograms.of(7, 300);
    assertThat(byMaps(list)).isEqualTo(byMaps(list));
  }

  @Test
  void asksARuleOfOneHostPairOnlyForWhatTheKeyDoesNotSay() {
    Program dispatched = byMaps(hostPairs(60));
    Chain forward = dispatched.chains().getFirst();
    assertThat(forward.rules()).hasSize(1);
    assertThat(forward.rules().getFirst().statements().getFirst()).isInstanceOf(Lookup.class);
    assertThat(dispatched.chains()).hasSize(61);
    assertThat(dispatched.chains().get(7).rules().getFirst().conditions())
        .containsExactly(Condition.is(Match.port(Transport.TCP, 80)));
  }

  @Test
  void writesAPairThatTwoRowsNameIntoOneChainInTheirOrder() {
    List<Rule> rules = new ArrayList<>(hostPairs(60).chains().getFirst().rules());
    rules.add(pair(100, 5, new Statement.Drop()));
    Program dispatched =
        byMaps(new Program(Family.IPV4, List.of(Chain.at(Hook.FILTER_FORWARD, rules))));
    assertThat(dispatched.chains())
        .anySatisfy(
            chain ->
                assertThat(chain.rules())
                    .extracting(r -> r.origin().label())
                    .containsExactly("5", "100"));
  }

  @Test
  void looksUpPortsWhereNoAddressIsNamed() {
    Program list =
        new Program(
            Family.IPV4,
            List.of(
                Chain.at(
                    Hook.FILTER_FORWARD,
                    IntStream.range(0, 80)
                        .mapToObj(
                            i ->
                                Rule.of(
                                    origin(i),
                                    List.of(
                                        Condition.is(
                                            new Match.Ports(
                                                i % 2 == 0 ? Transport.TCP : Transport.UDP,
                                                List.of(),
                                                List.of(new PortRange(i, i + i % 5)),
                                                Optional.empty()))),
                                    i % 3 == 0 ? new Statement.Drop() : new Statement.Accept()))
                        .toList())));
    Ip host = Ip.parse("10.0.0.1");
    for (Program dispatched : List.of(byMaps(list), byTrees(list))) {
      assertThat(dispatched.chains().getFirst().rules()).hasSize(2);
      for (int port = 0; port < 90; port++) {
        for (int protocol : List.of(1, 6, 17)) {
          ProgramWalk.Packet packet =
              new ProgramWalk.Packet(host, host, protocol, port, "eth0", "eth1");
          assertThat(ProgramWalk.of(dispatched, packet)).isEqualTo(ProgramWalk.of(list, packet));
        }
      }
    }
  }

  private static Origin origin(int label) {
    return new Origin("r" + label, Integer.toString(label), "", "", "", Place.named("test"));
  }

  private static Program hostPairs(int count) {
    return new Program(
        Family.IPV4,
        List.of(
            Chain.at(
                Hook.FILTER_FORWARD,
                IntStream.range(0, count)
                    .mapToObj(i -> pair(i, i, new Statement.Accept()))
                    .toList())));
  }

  private static Rule pair(int label, int host, Statement statement) {
    return Rule.of(
        origin(label),
        List.of(
            address(Side.SOURCE, "10.0.0." + host),
            address(Side.DESTINATION, "10.0.1." + host),
            Condition.is(Match.port(Transport.TCP, 80))),
        statement);
  }

  private static Condition address(Side side, String ip) {
    return Condition.is(new Match.Address(side, AddressSet.of(Ip.parse(ip)), ""));
  }

  private static Program byMaps(Program program) {
    return Dispatch.byMaps(program, Dispatch.DEEPEST);
  }

  private static Program byTrees(Program program) {
    return Dispatch.byTrees(program, Dispatch.DEEPEST);
  }
}

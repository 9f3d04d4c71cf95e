package org.twinkeep.compile.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
import org.twinkeep.problem.Place;

final class DispatchTest {

  @Property(tries = 60)
  void everyPacketMeetsTheSameStatementsOfTheSameRowsInTheSameOrder(@ForAll long seed) {
    Program list = RandomPrograms.of(seed, 60 + (int) Math.floorMod(seed, 400L));
    Program dispatched = Dispatch.run(list);
    RandomPrograms.packets(list, seed + 1, 400)
        .forEach(
            packet ->
                assertThat(ProgramWalk.of(dispatched, packet))
                    .as("%s", packet)
                    .isEqualTo(ProgramWalk.of(list, packet)));
  }

  @Test
  void theRandomProgramsMeetEveryKindOfLookUp() {
    Set<String> kinds =
        LongStream.range(0, 12)
            .mapToObj(seed -> Dispatch.run(RandomPrograms.of(seed, 400)))
            .flatMap(p -> p.chains().stream())
            .flatMap(c -> c.rules().stream())
            .filter(r -> r.statements().getFirst() instanceof Lookup)
            .map(r -> r.origin().id())
            .collect(Collectors.toSet());
    assertThat(kinds)
        .containsAll(
            Stream.of(Kind.values())
                .filter(k -> k != Kind.LIST)
                .map(k -> "auto:" + k.words().replace(' ', '-'))
                .toList());
  }

  @Test
  void aPacketIsHeldAgainstFewOfManyRules() {
    Program dispatched = Dispatch.run(hostPairs(250));
    ProgramWalk.Packet last =
        new ProgramWalk.Packet(
            Ip.parse("10.0.0.249"), Ip.parse("10.0.1.249"), 6, 80, "eth0", "eth1");
    assertThat(ProgramWalk.of(dispatched, last)).containsExactly("r249 Accept[]");
    assertThat(ProgramWalk.cost(dispatched, last)).isEqualTo(2);
  }

  @Test
  void leavesShortChainsAsTheyAre() {
    Program list = RandomPrograms.of(1, Dispatch.SMALLEST_CHAIN - 1);
    assertThat(Dispatch.run(list)).isEqualTo(list);
  }

  @Test
  void givesTheSameProgramEveryTime() {
    Program list = RandomPrograms.of(7, 300);
    assertThat(Dispatch.run(list)).isEqualTo(Dispatch.run(list));
  }

  @Test
  void asksARuleOfOneHostPairOnlyForWhatTheKeyDoesNotSay() {
    Program dispatched = Dispatch.run(hostPairs(60));
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
        Dispatch.run(new Program(Family.IPV4, List.of(Chain.at(Hook.FILTER_FORWARD, rules))));
    assertThat(dispatched.chains())
        .anySatisfy(
            chain ->
                assertThat(chain.rules())
                    .extracting(r -> r.origin().label())
                    .containsExactly("5", "100"));
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
        new Origin("r" + label, Integer.toString(label), "", "", Place.named("test")),
        List.of(
            address(Side.SOURCE, "10.0.0." + host),
            address(Side.DESTINATION, "10.0.1." + host),
            Condition.is(Match.port(Transport.TCP, 80))),
        statement);
  }

  private static Condition address(Side side, String ip) {
    return Condition.is(new Match.Address(side, AddressSet.of(Ip.parse(ip)), ""));
  }
}

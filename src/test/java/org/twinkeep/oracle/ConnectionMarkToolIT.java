package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionMark;

/** A connection's mark comes back to its later packets, in both directions. */
final class ConnectionMarkToolIT {

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void answersCarryTheMarkOfTheFirstPacket(Loader loader) throws Exception {
    Gate.needs(loader);
    RuleOptions remembering =
        RuleOptions.NONE
            .withSetMark(Optional.of(Mark.of(7)))
            .withConnectionMark(ConnectionMark.SAVE);
    Gate gate =
        new Gate(
            List.<Host>of(Gate.outsideHost("web", 80)),
            PolicyRule.of(Id.of("back"), new Action.Continue())
                .withOptions(RuleOptions.NONE.withConnectionMark(ConnectionMark.RESTORE)),
            PolicyRule.of(Id.of("marked"), new Action.Accept()).withOptions(remembering));
    Packet first =
        Gate.datagram(
            Gate.INSIDE, Gate.inside(Family.IPV4, 10), Gate.outside(Family.IPV4, 80), 40_000, 53);
    Packet answer =
        Gate.datagram(
            Gate.OUTSIDE, Gate.outside(Family.IPV4, 80), Gate.inside(Family.IPV4, 10), 53, 40_000);
    List<Integer> marked =
        Kernel.inNamespace(
            () -> {
              try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE)) {
                loader.load(gate.bundle(loader));
                Probe.load("meta mark 0x7");
                assertThat(Gate.passing(kernel.send(List.of(first, first)))).containsExactly(0, 1);
                assertThat(Gate.passing(kernel.send(List.of(answer)))).containsExactly(0);
                return Probe.counts();
              }
            });
    assertThat(marked).containsExactly(3);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void theNodesOwnConnectionsGoOneWayFromTheFirstPacketOn(Loader loader) throws Exception {
    Gate.needs(loader);
    PolicyRule sent =
        PolicyRule.of(Id.of("sent"), new Action.Accept()).withSource(Cell.of(Id.of("gate")));
    Gate gate =
        new Gate(
            List.of(Gate.outsideHost("web", 80), Gate.outsideHost("mail", 25)),
            PolicyRule.of(Id.of("back"), new Action.Continue())
                .withOptions(RuleOptions.NONE.withConnectionMark(ConnectionMark.RESTORE)),
            sent.withId(Id.of("plain")).withDestination(Cell.of(Id.of("mail"))),
            sent.withOptions(
                RuleOptions.NONE
                    .withSetMark(Optional.of(Mark.of(7)))
                    .withConnectionMark(ConnectionMark.SAVE)));

    List<Optional<String>> left =
        Kernel.inNamespace(
            () -> {
              try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE)) {
                Kernel.run("ip rule add fwmark 7 table 100");
                Kernel.run("ip route add default dev eth1 table 100");
                loader.load(gate.bundle(loader));
                return kernel
                    .send(List.of(own(80), answer(80), own(80), own(25), answer(25), own(25)))
                    .stream()
                    .map(Kernel.Outcome::left)
                    .toList();
              }
            });

    Optional<String> marked = Optional.of(Gate.INSIDE);
    Optional<String> plain = Optional.of(Gate.OUTSIDE);
    Optional<String> delivered = Optional.empty();
    assertThat(left).containsExactly(marked, delivered, marked, plain, delivered, plain);
  }

  private static Packet own(int host) {
    return Gate.sent(
        Gate.outside(Family.IPV4, 1), Gate.outside(Family.IPV4, host), 40_000 + host, 53);
  }

  private static Packet answer(int host) {
    return Gate.datagram(
        Gate.OUTSIDE,
        Gate.outside(Family.IPV4, host),
        Gate.outside(Family.IPV4, 1),
        53,
        40_000 + host);
  }
}

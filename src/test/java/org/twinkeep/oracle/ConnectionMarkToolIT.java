package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Action;
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
}

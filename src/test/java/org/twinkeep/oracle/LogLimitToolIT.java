package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.LogLimit;
import org.twinkeep.model.Logging;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;
import org.twinkeep.rehearsal.KernelLog;

/**
 * A rule writes no more log lines than its limit, on whichever way and of whichever family. The
 * rates are so slow that no machine is slow enough for another line.
 */
final class LogLimitToolIT {

  private static final Rate SLOW = new Rate(1, Rate.Unit.HOUR, 5);

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void allWaysOfARuleShareItsLogLimit(Loader loader) throws Exception {
    String prefix = prefix();
    // iptables counts each family for itself
    int expected = loader.backend() == Backend.NFTABLES ? 5 : 10;

    assertThat(logged(loader, prefix, packets(24), logging(prefix))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void theLimitOfARuleCountsForItself(Loader loader) throws Exception {
    String prefix = prefix();
    PolicyRule limited =
        logging(prefix)
            .withOptions(
                RuleOptions.NONE.withRateLimit(Optional.of(new RateLimit(SLOW, Per.RULE))));

    // one packet to log for each that the limit lets through
    List<Packet> four = packets(24).stream().filter(p -> p.family() == Family.IPV4).toList();
    assertThat(logged(loader, prefix, four, limited)).isEqualTo(5);
  }

  private static String prefix() {
    return "tk" + Long.toHexString(System.nanoTime()) + " ";
  }

  private static PolicyRule logging(String prefix) {
    return PolicyRule.of(Id.of("logged"), new Action.Accept())
        .withDestination(Cell.of(Id.of("web"), Id.of("gate")))
        .withLogging(
            Optional.of(
                new Logging(
                    prefix,
                    Optional.empty(),
                    Optional.of(new LogLimit.AtMost(SLOW)),
                    OptionalInt.empty())));
  }

  /** In turn through the gate and to it, in IPv4 and IPv6. */
  private static List<Packet> packets(int count) {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Family family = i / 2 % 2 == 0 ? Family.IPV4 : Family.IPV6;
      String to = i % 2 == 0 ? Gate.outside(family, 80) : Gate.inside(family, 1);
      packets.add(Gate.datagram(Gate.INSIDE, Gate.inside(family, 10), to, 40_000 + i, 53));
    }
    return packets;
  }

  private static long logged(Loader loader, String prefix, List<Packet> packets, PolicyRule rule)
      throws Exception {
    Gate.needs(loader);
    assumeTrue(Files.exists(Path.of("/usr/bin/dmesg")), "dmesg is missing");
    Gate gate = new Gate(List.of(Gate.outsideHost("web", 80)), rule);
    try (KernelLog log = KernelLog.open()) {
      gate.passing(loader, packets);
      return log.lines().stream().filter(line -> line.contains(prefix)).count();
    }
  }
}

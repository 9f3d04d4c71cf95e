package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.Service;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/** A connection has the helper of the rule that decides about it, and of no other. */
final class HelperToolIT {

  private static final int FIRST = 81;
  private static final int SECOND = 82;
  private static final int THIRD = 83;
  private static final Cell FTP = Cell.of(Id.of("std:ftp"));
  private static final RuleOptions HELPED = RuleOptions.NONE.withHelper("ftp");

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void aRuleAboveThatAcceptsKeepsItsConnectionsFromTheHelper(Loader loader) throws Exception {
    Gate gate =
        gate(
            rule("continued", new Action.Continue(), FIRST)
                .withOptions(RuleOptions.NONE.withSetMark(Optional.of(Mark.of(7)))),
            rule("accepted", new Action.Accept(), SECOND),
            PolicyRule.of(Id.of("helped"), new Action.Accept())
                .withService(FTP)
                .withOptions(HELPED));

    assertThat(helped(loader, gate)).containsExactly(FIRST, THIRD);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void aRuleBelowTakesNothingFromTheHelper(Loader loader) throws Exception {
    Gate gate =
        gate(
            rule("helped", new Action.Accept(), FIRST).withService(FTP).withOptions(HELPED),
            PolicyRule.of(Id.of("rest"), new Action.Accept()));

    assertThat(helped(loader, gate)).containsExactly(FIRST);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void soDoManyRulesAbove(Loader loader) throws Exception {
    List<PolicyRule> rules = new ArrayList<>();
    for (int host = SECOND; host < SECOND + 40; host++) {
      rules.add(rule("accepted-" + host, new Action.Accept(), host));
    }
    rules.add(
        PolicyRule.of(Id.of("helped"), new Action.Accept()).withService(FTP).withOptions(HELPED));

    assertThat(helped(loader, gate(rules.toArray(PolicyRule[]::new)))).containsExactly(FIRST);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void theKernelHasTwoHelpersForH323(Loader loader) throws Exception {
    TcpService calls =
        new TcpService(head("calls"), List.of(), List.of(PortRange.of(1720)), Optional.empty());
    UdpService ras = new UdpService(head("ras"), List.of(), List.of(PortRange.of(1719)));
    Gate gate =
        new Gate(
            List.of(calls, ras), given("called", calls, "Q.931"), given("registered", ras, "RAS"));
    String inside = Gate.inside(Family.IPV4, 10);
    String outside = Gate.outside(Family.IPV4, FIRST);

    List<String> known =
        known(
            loader,
            gate,
            List.of(
                Gate.syn(Gate.INSIDE, inside, outside, 40_000, 1720),
                Gate.datagram(Gate.INSIDE, inside, outside, 40_001, 1719)));

    assertThat(known)
        .anyMatch(line -> line.contains(" dport=1720 ") && line.contains(" helper=Q.931"))
        .anyMatch(line -> line.contains(" dport=1719 ") && line.contains(" helper=RAS"));
  }

  private static Head head(String name) {
    return Head.of(Id.of(name), name);
  }

  private static PolicyRule given(String id, Service service, String helper) {
    return PolicyRule.of(Id.of(id), new Action.Accept())
        .withService(Cell.of(service.id()))
        .withOptions(RuleOptions.NONE.withHelper(helper));
  }

  private static Gate gate(PolicyRule... rules) {
    return new Gate(
        IntStream.range(FIRST, FIRST + 50).mapToObj(HelperToolIT::host).toList(), rules);
  }

  private static Host host(int number) {
    return Gate.outsideHost("host-" + number, number);
  }

  private static PolicyRule rule(String id, Action action, int host) {
    return PolicyRule.of(Id.of(id), action).withDestination(Cell.of(host(host).id()));
  }

  /** The hosts to which a connection with the helper was begun; all of them get one. */
  private static List<Integer> helped(Loader loader, Gate gate) throws Exception {
    List<String> known = known(loader, gate, List.of(begin(FIRST), begin(SECOND), begin(THIRD)));
    return Stream.of(FIRST, SECOND, THIRD)
        .filter(host -> known.stream().anyMatch(line -> isHelped(line, host)))
        .toList();
  }

  /** The connection table after packets that all get through. */
  private static List<String> known(Loader loader, Gate gate, List<Packet> packets)
      throws Exception {
    Gate.needs(loader);
    assumeTrue(Files.exists(Path.of("/usr/sbin/conntrack")), "conntrack is missing");
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE)) {
            loader.load(gate.bundle(loader));
            assertThat(Gate.passing(kernel.send(packets))).hasSameSizeAs(packets);
            Process conntrack = new ProcessBuilder("conntrack", "-L").start();
            return new String(conntrack.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
          }
        });
  }

  private static boolean isHelped(String line, int host) {
    return line.contains(" dst=" + Gate.outside(Family.IPV4, host) + " ")
        && line.contains(" helper=ftp");
  }

  private static Packet begin(int host) {
    return Gate.syn(
        Gate.INSIDE, Gate.inside(Family.IPV4, 10), Gate.outside(Family.IPV4, host), 40_000, 21);
  }
}

package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Logging;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;

/**
 * A rule with a rate limit matches its burst and then nothing more. The rates are so slow that no
 * machine is slow enough for another packet to match.
 */
final class RateLimitToolIT {

  private static final int BURST = 5;
  private static final Id WEB = Id.of("web");

  /** The slowest that iptables can count, too. */
  private static final List<Rate> SLOW =
      List.of(
          new Rate(1, Rate.Unit.HOUR, BURST),
          new Rate(1, Rate.Unit.HOUR, 24),
          new Rate(1, Rate.Unit.DAY, 1),
          new Rate(BURST, Rate.Unit.DAY, BURST));

  static Stream<Arguments> kernels() {
    return Stream.of(Loader.values())
        .flatMap(
            loader ->
                Stream.of(Family.values())
                    .flatMap(
                        family ->
                            Stream.of(true, false).map(m -> Arguments.of(loader, family, m))));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void theBurstPassesAndNothingMore(Loader loader, Family family, boolean many) throws Exception {
    for (Rate rate : SLOW) {
      List<Packet> packets = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        packets.add(connection(family, 10 + i % 2, 80, i));
      }
      assertThat(passing(loader, many, packets, limited(rate, Per.RULE)))
          .as("%s", rate)
          .containsExactlyElementsOf(first(rate.burst()));
    }
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void allWaysAndAllAlternativesOfARuleShareItsLimit(Loader loader, Family family, boolean many)
      throws Exception {
    PolicyRule rule =
        limited(Per.RULE)
            .withSource(Cell.of(Id.of("a"), Id.of("b"), Id.of("c")))
            .withDestination(Cell.of(WEB, Id.of("mail"), Id.of("gate")))
            .withService(Cell.of(Id.of("std:http"), Id.of("std:domain"), Id.of("std:ssh")));
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String to =
          List.of(Gate.outside(family, 80), Gate.inside(family, 1), Gate.outside(family, 25))
              .get(i % 3);
      packets.add(
          Gate.syn(
              Gate.INSIDE,
              Gate.inside(family, 10 + i / 3 % 3),
              to,
              40_000 + i,
              List.of(80, 53, 22).get(i / 2 % 3)));
    }
    assertThat(passing(loader, many, packets, rule)).containsExactlyElementsOf(first(BURST));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void aChangedLimitHoldsFromTheNextLoadOn(Loader loader) throws Exception {
    Gate.needs(loader);
    List<Host> hosts = List.of(Gate.outsideHost("web", 80));
    Gate slow = new Gate(hosts, limited(Per.RULE));
    Gate fast = new Gate(hosts, limited(new Rate(1000, Rate.Unit.SECOND, 50), Per.SOURCE));
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      packets.add(connection(Family.IPV4, 10, 80, i));
    }
    List<Integer> passing =
        Kernel.inNamespace(
            () -> {
              try (Kernel kernel = Kernel.of(slow.devices(), Gate.OUTSIDE)) {
                loader.load(slow.bundle(loader));
                loader.load(fast.bundle(loader));
                return Gate.passing(kernel.send(packets));
              }
            });
    assertThat(passing).containsExactlyElementsOf(first(packets.size()));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void eachSourceHasItsOwn(Loader loader, Family family, boolean many) throws Exception {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      packets.add(connection(family, 10 + i % 2, 80, i));
    }
    assertThat(passing(loader, many, packets, limited(Per.SOURCE)))
        .containsExactlyElementsOf(first(2 * BURST));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void eachDestinationHasItsOwn(Loader loader, Family family, boolean many) throws Exception {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      packets.add(
          Gate.syn(
              Gate.INSIDE,
              Gate.inside(family, 10 + i),
              Gate.outside(family, i % 2 == 0 ? 80 : 25),
              40_000 + i,
              80));
    }
    assertThat(
            passing(
                loader,
                many,
                packets,
                limited(Per.DESTINATION).withDestination(Cell.of(WEB, Id.of("mail")))))
        .containsExactlyElementsOf(first(2 * BURST));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void aboveTheLimitTheNextRuleIsAsked(Loader loader, Family family, boolean many)
      throws Exception {
    PolicyRule deny = limited(Per.SOURCE).withAction(new Action.Deny());
    PolicyRule accept =
        PolicyRule.of(Id.of("then"), new Action.Accept()).withDestination(Cell.of(WEB));
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      packets.add(connection(family, 10, 80, i));
    }
    assertThat(passing(loader, many, packets, deny, accept)).containsExactly(5, 6, 7);
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void aLogDoesNotCountTwice(Loader loader, Family family, boolean many) throws Exception {
    PolicyRule rule = limited(Per.RULE).withLogging(Optional.of(Logging.DEFAULT));
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      packets.add(connection(family, 10, 80, i));
    }
    assertThat(passing(loader, many, packets, rule)).containsExactlyElementsOf(first(BURST));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void whatTheRuleIsNotAboutDoesNotUseItsLimit(Loader loader, Family family, boolean many)
      throws Exception {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      packets.add(connection(family, 10, i % 2 == 0 ? 81 : 80, i));
    }
    assertThat(passing(loader, many, packets, limited(Per.RULE))).containsExactly(1, 3, 5, 7, 9);
  }

  private static List<Integer> passing(
      Loader loader, boolean many, List<Packet> packets, PolicyRule... rules) throws Exception {
    Gate.needs(loader);
    Gate gate =
        new Gate(
            List.of(
                Gate.outsideHost("web", 80),
                Gate.outsideHost("mail", 25),
                Gate.insideHost("a", 10),
                Gate.insideHost("b", 11),
                Gate.insideHost("c", 12)),
            rules);
    return (many ? gate.amongMany() : gate).passing(loader, packets);
  }

  private static Packet connection(Family family, int source, int port, int number) {
    return Gate.syn(
        Gate.INSIDE, Gate.inside(family, source), Gate.outside(family, 80), 40_000 + number, port);
  }

  private static PolicyRule limited(Per per) {
    return limited(new Rate(1, Rate.Unit.HOUR, BURST), per);
  }

  private static PolicyRule limited(Rate rate, Per per) {
    return PolicyRule.of(Id.of("limited"), new Action.Accept())
        .withDestination(Cell.of(WEB))
        .withService(Cell.of(Id.of("std:http")))
        .withOptions(RuleOptions.NONE.withRateLimit(Optional.of(new RateLimit(rate, per))));
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}

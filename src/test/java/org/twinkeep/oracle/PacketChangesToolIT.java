package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/** Every packet gets the class, the segment size and the mark of the rule that decides about it. */
final class PacketChangesToolIT {

  private static final int FIRST = 81;
  private static final int SECOND = 82;
  private static final int THIRD = 83;
  private static final String CLASS_10 = "ip protocol udp meta priority 1:10";
  private static final String CLASS_20 = "ip protocol udp meta priority 1:20";

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void theFirstRuleThatAcceptsGivesTheClass(Loader loader) throws Exception {
    Gate gate =
        gate(
            accept("one", FIRST).withOptions(RuleOptions.NONE.withClassify("1:10")),
            accept("two", SECOND),
            rule("none", new Action.Deny(), FIRST, THIRD),
            rule("rest", new Action.Accept(), THIRD)
                .withOptions(RuleOptions.NONE.withClassify("1:20")),
            PolicyRule.of(Id.of("last"), new Action.Accept())
                .withOptions(RuleOptions.NONE.withClassify("1:20")));

    assertThat(
            counts(
                loader,
                gate,
                List.of(List.of(to(FIRST), to(SECOND), to(SECOND), to(84), to(84))),
                CLASS_10,
                CLASS_20,
                "ip daddr 192.0.2.83"))
        .containsExactly(1, 2, 0);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void aRuleThatGoesOnLeavesTheClassToThoseBelow(Loader loader) throws Exception {
    Gate gate =
        gate(
            PolicyRule.of(Id.of("all"), new Action.Continue())
                .withOptions(RuleOptions.NONE.withClassify("1:10")),
            accept("one", FIRST).withOptions(RuleOptions.NONE.withClassify("1:20")),
            PolicyRule.of(Id.of("rest"), new Action.Accept()));

    assertThat(
            counts(
                loader,
                gate,
                List.of(List.of(to(FIRST), to(SECOND), to(THIRD))),
                CLASS_10,
                CLASS_20))
        .containsExactly(2, 1);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void laterPacketsAreMarkedAsTheFirstOne(Loader loader) throws Exception {
    Gate gate =
        gate(
            accept("one", FIRST).withOptions(RuleOptions.NONE.withSetMark(Optional.of(Mark.of(7)))),
            accept("two", SECOND),
            accept("three", THIRD)
                .withOptions(RuleOptions.NONE.withSetMark(Optional.of(Mark.of(8)))));
    List<Packet> of = List.of(to(FIRST), to(SECOND), to(THIRD));
    List<Packet> answers = List.of(from(FIRST), from(SECOND), from(THIRD));

    assertThat(counts(loader, gate, List.of(of, answers, of, of), "meta mark 0x7", "meta mark 0x8"))
        .containsExactly(3, 3);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Loader.class)
  void onlyTheFirstRuleLimitsTheSegmentSize(Loader loader) throws Exception {
    Gate gate =
        gate(
            rule("two", new Action.Accept(), FIRST, SECOND)
                .withOptions(RuleOptions.NONE.withMssClamp(OptionalInt.of(1300))),
            accept("three", THIRD),
            PolicyRule.of(Id.of("rest"), new Action.Accept())
                .withOptions(RuleOptions.NONE.withMssClamp(OptionalInt.of(1200))));

    assertThat(
            counts(
                loader,
                gate,
                List.of(List.of(begin(FIRST), begin(SECOND), begin(THIRD), begin(84))),
                "tcp option maxseg size 1300",
                "tcp option maxseg size 1200",
                "tcp option maxseg size 1460"))
        .containsExactly(2, 1, 1);
  }

  private static Gate gate(PolicyRule... rules) {
    return new Gate(List.of(host(FIRST), host(SECOND), host(THIRD)), rules);
  }

  private static Host host(int number) {
    return Gate.outsideHost("host-" + number, number);
  }

  private static PolicyRule accept(String id, int host) {
    return rule(id, new Action.Accept(), host);
  }

  private static PolicyRule rule(String id, Action action, Integer... hosts) {
    List<Id> ids = List.of(hosts).stream().map(number -> host(number).id()).toList();
    return PolicyRule.of(Id.of(id), action).withDestination(new Cell(ids, false));
  }

  private static Packet to(int host) {
    return Gate.datagram(
        Gate.INSIDE, Gate.inside(Family.IPV4, 10), Gate.outside(Family.IPV4, host), 40_000, 53);
  }

  private static Packet from(int host) {
    return Gate.datagram(
        Gate.OUTSIDE, Gate.outside(Family.IPV4, host), Gate.inside(Family.IPV4, 10), 53, 40_000);
  }

  private static Packet begin(int host) {
    return Gate.syn(
        Gate.INSIDE, Gate.inside(Family.IPV4, 10), Gate.outside(Family.IPV4, host), 40_000, 80);
  }

  private static List<Integer> counts(
      Loader loader, Gate gate, List<List<Packet>> sent, String... conditions) throws Exception {
    Gate.needs(loader);
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE)) {
            loader.load(gate.bundle(loader));
            Probe.load(conditions);
            for (List<Packet> packets : sent) {
              kernel.send(packets);
            }
            return Probe.counts();
          }
        });
  }
}

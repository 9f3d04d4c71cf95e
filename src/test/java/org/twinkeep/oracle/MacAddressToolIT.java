package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Mac;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.oracle.Kernel.Sender;

/**
 * A host with a hardware address is meant only together with it: its address from another machine
 * is not it, nor is another address from its machine.
 */
final class MacAddressToolIT {

  private static final Mac RIGHT = new Mac("02:00:5e:10:00:01");
  private static final Mac WRONG = new Mac("02:00:5e:10:00:02");
  private static final Cell KNOWN = Cell.of(Id.of("known"));

  /** From the host at its machine, from it at another one, from another address at its machine. */
  private record Machine(int host, Mac mac) {}

  private static final List<Machine> MACHINES =
      List.of(
          new Machine(10, RIGHT),
          new Machine(10, WRONG),
          new Machine(11, RIGHT),
          new Machine(11, WRONG),
          new Machine(12, WRONG));

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
  void itsAddressCountsFromItsMachineOnly(Loader loader, Family family, boolean many)
      throws Exception {
    assertThat(passing(loader, family, many, accept().withSource(KNOWN)))
        .containsExactly("through 10 " + RIGHT, "to 10 " + RIGHT);
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void everythingElseIsAnythingBut(Loader loader, Family family, boolean many) throws Exception {
    assertThat(passing(loader, family, many, accept().withSource(KNOWN.withNegated(true))))
        .containsExactly(
            "through 10 " + WRONG,
            "to 10 " + WRONG,
            "through 11 " + RIGHT,
            "to 11 " + RIGHT,
            "through 11 " + WRONG,
            "to 11 " + WRONG,
            "through 12 " + WRONG,
            "to 12 " + WRONG);
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void standsBesideHostsWithoutOne(Loader loader, Family family, boolean many) throws Exception {
    PolicyRule deny =
        PolicyRule.of(Id.of("deny"), new Action.Deny())
            .withSource(Cell.of(Id.of("known"), Id.of("plain")));
    assertThat(passing(loader, family, many, deny, accept()))
        .containsExactly(
            "through 10 " + WRONG,
            "to 10 " + WRONG,
            "through 11 " + RIGHT,
            "to 11 " + RIGHT,
            "through 11 " + WRONG,
            "to 11 " + WRONG);
  }

  private static List<String> passing(
      Loader loader, Family family, boolean many, PolicyRule... rules) throws Exception {
    Gate.needs(loader);
    Host known =
        new Host(
            Head.of(Id.of("known"), "known"),
            Stream.of(Family.values())
                .map(f -> new HostAddress(Ip.parse(Gate.inside(f, 10)), Optional.of(RIGHT)))
                .toList());
    Gate few = new Gate(List.of(known, Gate.insideHost("plain", 12)), rules);
    Gate gate = many ? few.amongMany() : few;
    List<String> names = new ArrayList<>();
    List<Packet> packets = new ArrayList<>();
    List<Sender> senders = new ArrayList<>();
    for (Machine machine : MACHINES) {
      for (boolean through : List.of(true, false)) {
        names.add((through ? "through " : "to ") + machine.host() + " " + machine.mac());
        packets.add(
            Gate.syn(
                Gate.INSIDE,
                Gate.inside(family, machine.host()),
                through ? Gate.outside(family, 80) : Gate.inside(family, 1),
                40_000 + packets.size(),
                80));
        senders.add(new Sender.Machine(machine.mac()));
      }
    }
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE, Set.of(Gate.INSIDE))) {
            loader.load(gate.bundle(loader));
            return Gate.passing(kernel.send(packets, senders)).stream().map(names::get).toList();
          }
        });
  }

  private static PolicyRule accept() {
    return PolicyRule.of(Id.of("accept"), new Action.Accept())
        .withService(Cell.of(Id.of("std:http")));
  }
}

package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.Per;

/** A rule with a connection limit matches so many connections, and the next one no more. */
final class ConnectionLimitToolIT {

  private static final int MOST = 3;
  private static final Id WEB = Id.of("web");

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
  void soManyPassAndNoMore(Loader loader, Family family, boolean many) throws Exception {
    assertThat(passing(loader, many, connections(family, 9, 3), limited(Per.RULE)))
        .containsExactlyElementsOf(first(MOST));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void eachSourceHasItsOwn(Loader loader, Family family, boolean many) throws Exception {
    assertThat(passing(loader, many, connections(family, 12, 2), limited(Per.SOURCE)))
        .containsExactlyElementsOf(first(2 * MOST));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void eachDestinationHasItsOwn(Loader loader, Family family, boolean many) throws Exception {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
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
        .containsExactlyElementsOf(first(2 * MOST));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void allAlternativesOfARuleShareItsLimit(Loader loader, Family family, boolean many)
      throws Exception {
    PolicyRule rule =
        limited(Per.RULE)
            .withSource(Cell.of(Id.of("a"), Id.of("b"), Id.of("c")))
            .withDestination(Cell.of(WEB, Id.of("mail")))
            .withService(Cell.of(Id.of("std:http"), Id.of("std:domain"), Id.of("std:ssh")));
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      packets.add(
          Gate.syn(
              Gate.INSIDE,
              Gate.inside(family, 10 + i / 3 % 3),
              Gate.outside(family, i % 2 == 0 ? 80 : 25),
              40_000 + i,
              List.of(80, 53, 22).get(i / 2 % 3)));
    }
    assertThat(passing(loader, many, packets, rule)).containsExactlyElementsOf(first(MOST));
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void allWaysOfARuleShareItsLimit(Loader loader, Family family, boolean many) throws Exception {
    // The node would reset a connection that it has no server for, and so end it.
    Cell names = Cell.of(Id.of("std:domain"));
    Cell both = Cell.of(WEB, Id.of("gate"));
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      packets.add(
          Gate.datagram(
              Gate.INSIDE,
              Gate.inside(family, 10),
              i % 2 == 0 ? Gate.outside(family, 80) : Gate.inside(family, 1),
              40_000 + i,
              53));
    }
    for (Per per : List.of(Per.RULE, Per.SOURCE)) {
      assertThat(
              passing(loader, many, packets, limited(per).withDestination(both).withService(names)))
          .as("%s", per)
          .containsExactlyElementsOf(first(MOST));
    }
  }

  @ParameterizedTest(name = "{0} {1}, among many rules {2}")
  @MethodSource("kernels")
  void aConnectionThatEndsMakesRoom(Loader loader, Family family, boolean many) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/sbin/conntrack")), "conntrack is missing");
    for (Per per : List.of(Per.RULE, Per.SOURCE)) {
      Gate gate = gate(many, limited(per));
      Gate.needs(loader);
      List<Packet> packets = connections(family, 6, 1);
      List<Integer> after =
          Kernel.inNamespace(
              () -> {
                try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE)) {
                  loader.load(gate.bundle(loader));
                  assertThat(Gate.passing(kernel.send(packets.subList(0, 5))))
                      .containsExactlyElementsOf(first(MOST));
                  Kernel.run(
                      "conntrack -D -f "
                          + (family == Family.IPV4 ? "ipv4" : "ipv6")
                          + " -p tcp --orig-port-src 40001");
                  return Gate.passing(kernel.send(packets.subList(4, 6)));
                }
              });
      assertThat(after).as("%s", per).containsExactly(0);
    }
  }

  /** The set that counts for nftables forgets by itself whoever has no connection any more. */
  @ParameterizedTest(name = "{0}")
  @EnumSource(Family.class)
  void whoeverHasNoConnectionIsForgotten(Family family) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/sbin/conntrack")), "conntrack is missing");
    Gate gate = gate(false, limited(Per.SOURCE));
    Gate.needs(Loader.NFTABLES);
    Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(gate.devices(), Gate.OUTSIDE)) {
            Loader.NFTABLES.load(gate.bundle(Loader.NFTABLES));
            kernel.send(connections(family, 12, 3));
            assertThat(counted()).hasSize(3);
            Kernel.run("conntrack -F");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!counted().isEmpty() && System.nanoTime() < end) {
              Thread.sleep(200);
            }
            assertThat(counted()).isEmpty();
            return null;
          }
        });
  }

  /** The addresses that the kernel counts the connections of. */
  private static List<String> counted() throws Exception {
    Process nft = new ProcessBuilder("nft", "list", "ruleset").start();
    String text = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Pattern.compile("([0-9a-f.:]+) ct count [0-9]+ *[,}]")
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static List<Integer> passing(
      Loader loader, boolean many, List<Packet> packets, PolicyRule... rules) throws Exception {
    Gate.needs(loader);
    return gate(many, rules).passing(loader, packets);
  }

  private static Gate gate(boolean many, PolicyRule... rules) {
    Gate gate =
        new Gate(
            List.of(
                Gate.outsideHost("web", 80),
                Gate.outsideHost("mail", 25),
                Gate.insideHost("a", 10),
                Gate.insideHost("b", 11),
                Gate.insideHost("c", 12)),
            rules);
    return many ? gate.amongMany() : gate;
  }

  private static List<Packet> connections(Family family, int count, int sources) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                Gate.syn(
                    Gate.INSIDE,
                    Gate.inside(family, 10 + i % sources),
                    Gate.outside(family, 80),
                    40_000 + i,
                    80))
        .toList();
  }

  private static PolicyRule limited(Per per) {
    return PolicyRule.of(Id.of("limited"), new Action.Accept())
        .withDestination(Cell.of(WEB))
        .withService(Cell.of(Id.of("std:http")))
        .withOptions(
            RuleOptions.NONE.withConnectionLimit(Optional.of(new ConnectionLimit(MOST, per))));
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}

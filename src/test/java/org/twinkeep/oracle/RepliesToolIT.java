package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.analysis.reference.DesignEvaluator;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.analysis.reference.Packet.State;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Project;
import org.twinkeep.model.TcpFlags.Flag;

/**
 * Answers to what passed come back, from and to the addresses that the first packet had. What a
 * stateless rule let pass belongs to no connection: its answers fare like any other packet.
 */
final class RepliesToolIT {

  private static final int PACKETS = 6_000;
  private static final int RULES = 25;

  /** The last three have many answers to stateless rules, which are rare where rules are random. */
  private static final List<Integer> DESIGNS = List.of(2, 9, 19, 1, 10, 22);

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool : List.of("nft", "iptables-nft-restore", "iptables-legacy-restore")) {
      assumeTrue(Files.exists(Path.of("/usr/sbin", tool)), tool + " is missing");
    }
  }

  static Stream<Arguments> designs() {
    return Stream.of(Loader.values())
        .flatMap(loader -> DESIGNS.stream().map(seed -> Arguments.of(loader, seed)));
  }

  @ParameterizedTest(name = "{0}: random design {1}")
  @MethodSource("designs")
  void comeBack(Loader loader, int seed) throws Exception {
    Project project =
        GeneratedRulesetToolIT.withoutRefusedRules(RandomDesign.of(seed, RULES), loader.backend());
    Firewall firewall = project.firewalls().getFirst();
    Compilation compilation = new Compiler().compile(project, firewall.id(), loader.backend());
    assertThat(compilation.drafts()).isNotEmpty();
    Surroundings where = Surroundings.of(project, seed);
    List<Packet> packets =
        new PacketSampler(where, seed)
            .sample(PACKETS).stream().filter(p -> p.hasPorts() && p.state() == State.NEW).toList();
    DesignEvaluator design = where.evaluator();
    List<Journey> expected = new ArrayList<>();
    List<Kernel.Outcome> seen =
        answers(where, loader, where.bundle(compilation), packets, design, expected);
    long stateless =
        expected.stream().filter(j -> j.filtered().state() != State.ESTABLISHED).count();
    System.out.printf(
        "%s, random design %d: %d answers, %d of them to stateless rules%n",
        loader, seed, expected.size(), stateless);
    assertThat(expected).isNotEmpty();
    assertThat(
            Comparison.differences(where.held(), expected.stream().map(List::of).toList(), seen)
                .values()
                .stream()
                .limit(5)
                .collect(Collectors.joining("\n")))
        .isEmpty();
  }

  /** Sends the packets, and then an answer to each that left. */
  private static List<Kernel.Outcome> answers(
      Surroundings where,
      Loader loader,
      NodeBundle bundle,
      List<Packet> packets,
      DesignEvaluator design,
      List<Journey> expected)
      throws Exception {
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = where.kernel(bundle)) {
            loader.load(bundle);
            List<Kernel.Outcome> outcomes = kernel.send(packets);
            List<Packet> answers = new ArrayList<>();
            for (int i = 0; i < packets.size(); i++) {
              Kernel.Outcome outcome = outcomes.get(i);
              if (outcome.left().isPresent() && outcome.out().isPresent()) {
                Wire.Seen out = outcome.out().get();
                Packet answer =
                    answer(
                        packets.get(i),
                        outcome.left(),
                        out.destination(),
                        out.source(),
                        out.destinationPort(),
                        out.sourcePort());
                expected(design, packets.get(i), answer)
                    .ifPresent(
                        journey -> {
                          answers.add(answer);
                          expected.add(journey);
                        });
              }
            }
            return kernel.send(answers);
          }
        });
  }

  /**
   * What the design says of an answer. Absent when a stateless rule speaks of it, too: then the
   * connection knows of one direction only, which is warned of.
   */
  private static Optional<Journey> expected(DesignEvaluator design, Packet first, Packet answer) {
    Journey alone = design.travel(answer);
    if (design.travel(first).filtered().state() == State.UNTRACKED) {
      return Optional.of(alone);
    }
    Journey known = design.travel(back(first, answer.input()));
    boolean oneWay =
        alone.filtered().state() == State.UNTRACKED || known.filtered().state() == State.UNTRACKED;
    return oneWay ? Optional.empty() : Optional.of(known);
  }

  /** The answer to a connection that is known, with the addresses that its sender knows. */
  private static Packet back(Packet first, Optional<String> input) {
    Packet answer =
        answer(
            first,
            input,
            first.destination(),
            first.source(),
            first.destinationPort(),
            first.sourcePort());
    return new Packet(
        answer.input(),
        answer.output(),
        answer.source(),
        answer.destination(),
        answer.protocol(),
        answer.sourcePort(),
        answer.destinationPort(),
        0,
        0,
        answer.flags(),
        0,
        State.ESTABLISHED,
        false,
        0,
        answer.time());
  }

  private static Packet answer(
      Packet first,
      Optional<String> input,
      Ip source,
      Ip destination,
      int sourcePort,
      int destinationPort) {
    boolean tcp = first.protocol() == Packet.TCP;
    return new Packet(
        input,
        Optional.empty(),
        source,
        destination,
        first.protocol(),
        sourcePort,
        destinationPort,
        0,
        0,
        tcp ? Set.of(Flag.SYN, Flag.ACK) : Set.of(),
        0,
        tcp ? State.INVALID : State.NEW,
        false,
        0,
        first.time());
  }
}

package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.analysis.reference.DesignEvaluator;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compiler;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.RuleHits;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;

/** Each rule has counted exactly the packets that the design says it decides. */
final class HitsToolIT {

  private static final int PACKETS = 3_000;
  private static final int RULES = 160;

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool : List.of("nft", "iptables-nft-restore")) {
      assumeTrue(Files.exists(Path.of("/usr/sbin", tool)), tool + " is missing");
    }
  }

  static Stream<Arguments> loads() {
    return Stream.of(Loader.NFTABLES, Loader.IPTABLES_NFT)
        .flatMap(l -> Stream.of(true, false).map(on -> Arguments.of(l, on)));
  }

  @ParameterizedTest(name = "{0}, looked up {1}")
  @MethodSource("loads")
  void countsWhatWasSent(Loader loader, boolean optimise) throws Exception {
    Project drawn =
        GeneratedRulesetToolIT.withoutRefusedRules(RandomDesign.of(13, RULES), loader.backend());
    Project project =
        drawn.with(GeneratedRulesetToolIT.withOptimise(drawn.firewalls().getFirst(), optimise));
    Firewall firewall = project.firewalls().getFirst();
    NodeBundle bundle =
        new Compiler().compile(project, firewall.id(), loader.backend()).drafts().getFirst();
    Surroundings where = Surroundings.of(project, 0);
    DesignEvaluator design = where.evaluator();
    List<Packet> packets =
        new PacketSampler(where, 5)
            .sample(PACKETS).stream().filter(p -> isDecidedByOneRule(design, p)).toList();
    Map<String, Long> expected = new TreeMap<>();
    for (Packet packet : packets) {
      Journey journey = design.travel(packet);
      journey.fate().rule().ifPresent(r -> expected.merge(r.value(), 1L, Long::sum));
    }
    RuleHits hits = hits(where, loader, bundle, packets);
    Map<String, Long> seen = new TreeMap<>();
    Set<String> policy = new java.util.TreeSet<>();
    firewall.ruleSets().policy().stream()
        .flatMap(s -> s.rules().stream())
        .filter(
            r ->
                r.action() instanceof Action.Accept
                    || r.action() instanceof Action.Deny
                    || r.action() instanceof Action.Reject)
        .forEach(r -> policy.add(r.id().value()));
    hits.byRule()
        .forEach(
            (rule, count) -> {
              if (policy.contains(rule) && count.packets() > 0) {
                seen.put(rule, count.packets());
              }
            });
    assertThat(expected.size()).as("rules that decide").isGreaterThan(20);
    assertThat(seen).isEqualTo(expected);
  }

  /** Where connections take turns between several destinations, another rule may count each. */
  private static boolean isDecidedByOneRule(DesignEvaluator design, Packet packet) {
    return design.ways(packet).stream().map(way -> way.fate().rule()).distinct().count() == 1;
  }

  private static RuleHits hits(
      Surroundings where, Loader loader, NodeBundle bundle, List<Packet> packets) throws Exception {
    AtomicReference<String> answer = new AtomicReference<>("");
    Kernel.inNamespace(
        () -> {
          try (Kernel kernel = where.kernel(bundle)) {
            loader.load(bundle);
            List<Kernel.Outcome> outcomes = kernel.send(packets);
            Process node = new ProcessBuilder("sh", "-s", "hits").redirectErrorStream(true).start();
            try (var in = node.getOutputStream()) {
              in.write(NodeProgram.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            answer.set(new String(node.getInputStream().readAllBytes()));
            return outcomes;
          }
        });
    return RuleHits.of(Answer.of(new Remote.Reply(0, answer.get(), "")));
  }
}

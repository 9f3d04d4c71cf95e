package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bench.MixedPolicy;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.samples.ArticlePair;

/** The kernel, under the generated ruleset, does to every packet what the design says. */
final class GeneratedRulesetToolIT {

  private static final int PACKETS = 10_000;
  private static final int RULES = 25;

  /** {@code -Doracle.seeds=100-200} tries other random designs. */
  private static final String[] SEEDS = System.getProperty("oracle.seeds", "1-8").split("-");

  private static final int FIRST_SEED = Integer.parseInt(SEEDS[0]);
  private static final int LAST_SEED = Integer.parseInt(SEEDS[1]);

  /** A rule may be impossible only once another has gone. */
  private static final int MOST_ROUNDS = 5;

  /** As many as make the compiler look rules up instead of walking through them. */
  private static final int MANY_RULES = 160;

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool : List.of("nft", "iptables-nft-restore", "iptables-legacy-restore")) {
      assumeTrue(Files.exists(Path.of("/usr/sbin", tool)), tool + " is missing");
    }
  }

  static Stream<Arguments> designs() {
    return Stream.of(Loader.values())
        .flatMap(
            loader ->
                Stream.concat(
                    Stream.of(Arguments.of(loader, "the sample", ArticlePair.project(), 1L)),
                    IntStream.rangeClosed(FIRST_SEED, LAST_SEED)
                        .mapToObj(
                            seed ->
                                Arguments.of(
                                    loader,
                                    "random design " + seed,
                                    RandomDesign.of(seed, RULES),
                                    (long) seed))));
  }

  /** Policies that are long enough to be looked up, and the same ones as lists. */
  static Stream<Arguments> longDesigns() {
    return Stream.of(Loader.values())
        .flatMap(
            loader ->
                Stream.of(true, false)
                    .flatMap(
                        on ->
                            Stream.of(
                                Arguments.of(
                                    loader,
                                    "long random design",
                                    on,
                                    RandomDesign.of(11, MANY_RULES)),
                                Arguments.of(
                                    loader,
                                    "long random design 2",
                                    on,
                                    RandomDesign.of(12, 2 * MANY_RULES)),
                                Arguments.of(
                                    loader, "mixed policy", on, MixedPolicy.project(400)))));
  }

  @ParameterizedTest(name = "{0}: {1}, looked up {2}")
  @MethodSource("longDesigns")
  void decidesLongPoliciesAsTheDesignSays(
      Loader loader, String name, boolean optimise, Project drawn) throws Exception {
    Project project = drawn;
    for (Firewall firewall : drawn.firewalls()) {
      project = project.with(withOptimise(firewall, optimise));
    }
    decidesAsTheDesignSays(loader, name + (optimise ? ", looked up" : ", as lists"), project, 5);
  }

  static Firewall withOptimise(Firewall firewall, boolean on) {
    FirewallSettings settings = firewall.settings().withOptimise(on);
    return switch (firewall) {
      case Cluster c -> c.withSettings(settings);
      case StandaloneFirewall s -> s.withSettings(settings);
    };
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("designs")
  void decidesAsTheDesignSays(Loader loader, String name, Project drawn, long seed)
      throws Exception {
    Project project = withoutRefusedRules(drawn, loader.backend());
    Firewall firewall = project.firewalls().getFirst();
    Compilation compilation = new Compiler().compile(project, firewall.id(), loader.backend());
    assertThat(compilation.problems()).as(name).noneMatch(p -> p.isError());
    Surroundings where = Surroundings.of(project, seed);
    NodeBundle bundle = where.bundle(compilation);
    List<Packet> packets = new PacketSampler(where, seed).sample(PACKETS);
    List<List<Journey>> journeys = packets.stream().map(where.evaluator()::ways).toList();
    Trial trial = Trial.of(where, loader, bundle, packets, journeys);
    long accepted = trial.passed();
    List<String> differences = trial.differences();
    System.out.printf(
        "%s, %s on %s: %d of %d rules, %d packets, %d accepted, %d differ%n",
        loader,
        name,
        where,
        rules(project),
        rules(drawn),
        packets.size(),
        accepted,
        differences.size());
    String keep = System.getProperty("oracle.keep", "");
    if (!keep.isEmpty()) {
      keep(Path.of(keep, name + " " + loader), project, bundle);
    }
    assertThat(differences.stream().limit(5).collect(Collectors.joining("\n")))
        .as("%d of %d differ", differences.size(), packets.size())
        .isEmpty();
    assertThat(accepted).as("packets accepted").isPositive();
  }

  private static long rules(Project project) {
    return project.firewalls().getFirst().ruleSets().all().mapToLong(s -> s.rules().size()).sum();
  }

  /** With {@code -Doracle.keep=DIRECTORY}: what was tried, to be read. */
  private static void keep(Path directory, Project project, NodeBundle bundle) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("project.twinkeep.json"), ProjectJson.write(project));
    for (BundleFile file : bundle.files()) {
      Files.writeString(directory.resolve(file.path().replace('/', '_')), file.text());
    }
  }

  /**
   * A random rule may say what cannot be; such rules are refused, and the rest must still be right.
   */
  static Project withoutRefusedRules(Project drawn, Backend backend) {
    Project kept = drawn;
    Set<Id> refused = refused(drawn, backend);
    for (int round = 0; round < MOST_ROUNDS && !refused.isEmpty(); round++) {
      for (RuleSet set : drawn.firewalls().getFirst().ruleSets().all().toList()) {
        kept = RuleEdits.remove("", set.id(), refused).applyTo(kept);
      }
      refused = refused(kept, backend);
    }
    return kept;
  }

  private static Set<Id> refused(Project project, Backend backend) {
    return new Compiler()
        .compile(project, project.firewalls().getFirst().id(), backend).problems().stream()
            .filter(p -> p.isError() && p.place().ruleSet().isPresent())
            .flatMap(p -> p.place().element().stream())
            .collect(Collectors.toSet());
  }
}

package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.twinkeep.analysis.reference.DesignEvaluator;
import org.twinkeep.analysis.reference.DesignEvaluator.Journey;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSet;

/**
 * The kernel does to every packet what the design of a golden case says: nftables, iptables in both
 * variants, IPv4 and IPv6, of a cluster on each node as master and as backup.
 */
final class GoldenKernelToolIT {

  private static final int PACKETS = 10_000;
  private static final int AT_ONCE = 2;

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool : List.of("nft", "iptables-nft-restore", "iptables-legacy-restore")) {
      assumeTrue(Files.exists(Path.of("/usr/sbin", tool)), tool + " is missing");
    }
  }

  /** What became of one case: a line for people, and differences. */
  private record Result(String line, List<String> differences) {}

  @Test
  void everyGoldenCaseDecidesAsItsDesignSays() throws Exception {
    String only = System.getProperty("golden.only", "");
    List<Callable<Result>> work = new ArrayList<>();
    for (GoldenCase golden : GoldenCase.all()) {
      if (only.isEmpty() || golden.name().matches(only)) {
        Project drawn = visible(golden.project());
        Project project = resolved(drawn);
        for (Surroundings where : Surroundings.plain(project, project.firewalls().getFirst())) {
          work.add(() -> run(golden, drawn, where));
        }
      }
    }
    List<String> differences = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Result> future : executor.invokeAll(work)) {
        System.out.println(future.get().line());
        differences.addAll(future.get().differences());
      }
    }
    assertThat(differences.stream().limit(20).collect(Collectors.joining("\n")))
        .as("%d packets differ", differences.size())
        .isEmpty();
  }

  private static Result run(GoldenCase golden, Project drawn, Surroundings where) throws Exception {
    Project project = where.scene().project();
    Firewall firewall = where.scene().firewall();
    String name = golden.name() + " on " + where;
    Optional<String> unseen = Unseen.reason(project, firewall);
    if (unseen.isPresent()) {
      return new Result(name + ": left out, " + unseen.get(), List.of());
    }
    StringBuilder line = new StringBuilder(name).append(':');
    List<String> differences = new ArrayList<>();
    List<Packet> packets = List.of();
    List<List<Journey>> journeys = List.of();
    for (Loader loader : Loader.values()) {
      Compilation compilation = compile(drawn, firewall, loader.backend());
      if (compilation.drafts().isEmpty()) {
        line.append(' ').append(loader).append(" refused");
        continue;
      }
      if (packets.isEmpty()) {
        packets = new PacketSampler(where, golden.name().hashCode()).sample(PACKETS);
        DesignEvaluator design = where.evaluator();
        journeys = packets.stream().map(design::ways).toList();
        if (where.master() && where.scene().node().equals(firewall.nodes().getFirst())) {
          differences.addAll(Reached.complaints(golden.name(), firewall, journeys));
        }
        long translated =
            journeys.stream()
                .map(List::getFirst)
                .filter(j -> j.source().isPresent() || j.destination().isPresent())
                .count();
        line.append(" %d packets, %d translated".formatted(packets.size(), translated));
      }
      Trial trial = Trial.of(where, loader, where.bundle(compilation), packets, journeys);
      line.append(
          ", %s %d passed %d differ".formatted(loader, trial.passed(), trial.differences().size()));
      trial.differences().stream()
          .limit(3)
          .forEach(d -> differences.add(name + " " + loader + ": " + d));
    }
    return new Result(line.toString(), differences);
  }

  /** With the routes, which are no part of the golden files. */
  private static Compilation compile(Project project, Firewall firewall, Backend backend) {
    return new Compiler(GoldenCase.fixedWorld()).compile(project, firewall.id(), backend);
  }

  /** The same design with names, tables and custom services replaced by what they mean. */
  private static Project resolved(Project project) {
    Project changed = project;
    for (ProjectObject object : project.objects().stream().toList()) {
      changed =
          switch (object) {
            case DnsName name -> with(changed, List.of(host(name)));
            case AddressTable table -> with(changed, ranges(table));
            case CustomService custom ->
                with(changed, CustomWords.meaning(custom).stream().toList());
            case ProjectObject _ -> changed;
          };
    }
    return changed;
  }

  /** With everything let through where the case has no policy, so that translations are seen. */
  private static Project visible(Project project) {
    Firewall firewall = project.firewalls().getFirst();
    List<RuleSet.Policy> policies = firewall.ruleSets().policy();
    if (policies.isEmpty() || !policies.getFirst().rules().isEmpty()) {
      return project;
    }
    List<PolicyRule> all = List.of(PolicyRule.of(Id.of("oracle-all"), new Action.Accept()));
    return project.with(
        firewall.withRuleSets(firewall.ruleSets().with(policies.getFirst().withRules(all))));
  }

  private static Project with(Project project, List<ProjectObject> objects) {
    Project changed = project;
    for (ProjectObject object : objects) {
      changed = changed.withObjects(changed.objects().with(object));
    }
    return changed;
  }

  private static Host host(DnsName name) {
    return new Host(
        name.head(),
        GoldenCase.fixedWorld().addresses(name.hostName()).stream().map(HostAddress::of).toList());
  }

  /** A range for each line; the table becomes a group of them. */
  private static List<ProjectObject> ranges(AddressTable table) {
    World world = GoldenCase.fixedWorld();
    List<ProjectObject> objects = new ArrayList<>();
    List<String> lines;
    try {
      lines = world.lines(table.path());
    } catch (IOException e) {
      lines = List.of(); // the case is refused for it anyway
    }
    for (String line : lines) {
      String content = line.replaceFirst("[#;].*", "").strip();
      if (content.matches("[0-9a-f.:/]+")) {
        Id id = Id.of(table.id().value() + "-" + objects.size());
        objects.add(new AddressRange(Head.of(id, id.value()), IpRange.parse(content)));
      }
    }
    List<Id> members = objects.stream().map(ProjectObject::id).toList();
    objects.add(new ObjectGroup(table.head(), members));
    return objects;
  }
}

package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeBundle.ExpectedInterface;
import org.twinkeep.check.Checks;
import org.twinkeep.compile.conntrackd.ConntrackdPart;
import org.twinkeep.compile.keepalived.KeepalivedPart;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.Contribution;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.resolve.Answers;
import org.twinkeep.compile.routes.RoutesPart;
import org.twinkeep.compile.system.ExtraFilesPart;
import org.twinkeep.compile.system.SystemPart;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * From a project to the bundles of a firewall's nodes: runs the checks, then all parts for each
 * node. What lies outside the project is asked for once in a run, so that the nodes of a cluster
 * get the same answers.
 */
public final class Compiler {

  /** New for each run, because they remember what they looked up. */
  private final Supplier<List<BundlePart>> parts;

  /** With every part that a bundle has, and this machine's resolver and files. */
  public Compiler() {
    this(World.system());
  }

  /** With every part that a bundle has. */
  public Compiler(World world) {
    this(
        () ->
            List.of(
                new RulesetPart(new Answers(world)),
                new KeepalivedPart(),
                new ConntrackdPart(),
                new RoutesPart(),
                new SystemPart(),
                new ExtraFilesPart()));
  }

  /** With nothing but the packet filter. */
  public static Compiler rulesetOnly(World world) {
    return new Compiler(() -> List.of(new RulesetPart(new Answers(world))));
  }

  /** With the given parts only. */
  public Compiler(List<BundlePart> parts) {
    this(() -> parts);
  }

  private Compiler(Supplier<List<BundlePart>> parts) {
    this.parts = parts;
  }

  /**
   * Compiles a firewall with the back end of its settings. Deterministic: the same project gives
   * the same bytes.
   */
  public Compilation compile(Project project, Id firewall) {
    return compile(project, firewall, Optional.empty());
  }

  /** Compiles a firewall, with another back end than its settings say. */
  public Compilation compile(Project project, Id firewall, Backend backend) {
    return compile(project, firewall, Optional.of(backend));
  }

  private Compilation compile(Project project, Id id, Optional<Backend> backend) {
    Optional<Firewall> found = project.firewall(id);
    if (found.isEmpty()) {
      return new Compilation(
          id,
          List.of(),
          List.of(
              Problem.error(
                  "firewall.missing",
                  Place.named(id.value()),
                  "The project has no firewall '" + id + "'.",
                  "Choose one of its firewalls.")));
    }
    Firewall firewall = found.get();
    // Parts rely on what the checks hold: no name is syntax, no reference hangs, no group is a
    // cycle.
    List<Problem> problems =
        new ArrayList<>(Checks.run(project).stream().filter(p -> concerns(p, id)).toList());
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Compilation(id, List.of(), problems);
    }
    List<NodeBundle> bundles = new ArrayList<>();
    Map<Id, List<Line>> explanations = new HashMap<>();
    List<BundlePart> fresh = parts.get();
    for (Node node : firewall.nodes()) {
      NodeContext context =
          new NodeContext(project, firewall, node, backend.orElse(firewall.settings().backend()));
      List<Contribution> contributions =
          fresh.stream().map(part -> part.contribute(context, problems::add)).toList();
      bundles.add(bundle(context, contributions));
      explanations.put(
          node.id(), contributions.stream().flatMap(c -> c.explanation().stream()).toList());
    }
    return new Compilation(id, bundles, problems, explanations);
  }

  /** Problems of other firewalls do not keep this one from being generated. */
  private static boolean concerns(Problem problem, Id firewall) {
    return problem.place().firewall().map(firewall::equals).orElse(true);
  }

  private static NodeBundle bundle(NodeContext context, List<Contribution> contributions) {
    List<BundleFile> files = new ArrayList<>();
    TreeSet<String> packages = new TreeSet<>();
    for (Contribution contribution : contributions) {
      files.addAll(contribution.files());
      packages.addAll(contribution.packages());
    }
    Node node = context.node();
    return new NodeBundle(
        context.project().name(),
        context.firewall().id().value(),
        node.id().value(),
        node.name(),
        files,
        packages,
        node.interfaces().stream().map(Compiler::expected).toList(),
        contributions.stream().flatMap(c -> c.lookedUp().stream()).toList());
  }

  private static ExpectedInterface expected(Interface i) {
    return new ExpectedInterface(
        i.name(), i.addresses().stream().map(InterfaceAddress::toString).toList(), i.mtu());
  }
}

package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeBundle.ExpectedInterface;
import org.twinkeep.check.Checks;
import org.twinkeep.compile.conntrackd.ConntrackdPart;
import org.twinkeep.compile.keepalived.KeepalivedPart;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.routes.RoutesPart;
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
 * node.
 */
public final class Compiler {

  private final List<BundlePart> parts;

  /** With every part that a bundle has, and this machine's resolver and files. */
  public Compiler() {
    this(World.system());
  }

  /** With every part that a bundle has. */
  public Compiler(World world) {
    this(
        List.of(
            new RulesetPart(world),
            new KeepalivedPart(),
            new ConntrackdPart(),
            new RoutesPart(),
            new SystemPart()));
  }

  /** With nothing but the packet filter. */
  public static Compiler rulesetOnly(World world) {
    return new Compiler(List.of(new RulesetPart(world)));
  }

  /** With the given parts only. */
  public Compiler(List<BundlePart> parts) {
    this.parts = List.copyOf(parts);
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
    for (Node node : firewall.nodes()) {
      NodeContext context =
          new NodeContext(project, firewall, node, backend.orElse(firewall.settings().backend()));
      bundles.add(bundle(context, problems));
    }
    return new Compilation(id, bundles, problems);
  }

  /**
   * Why the rules of a firewall that compiles became what they did on one of its nodes: sentences,
   * each with the id of its rule.
   *
   * @param backend absent = that of the firewall's settings
   */
  public List<Line> explain(
      Project project, Firewall firewall, Node node, Optional<Backend> backend) {
    NodeContext context =
        new NodeContext(project, firewall, node, backend.orElse(firewall.settings().backend()));
    return parts.stream().flatMap(part -> part.explanation(context).stream()).toList();
  }

  /** Problems of other firewalls do not keep this one from being generated. */
  private static boolean concerns(Problem problem, Id firewall) {
    return problem.place().firewall().map(firewall::equals).orElse(true);
  }

  private NodeBundle bundle(NodeContext context, List<Problem> problems) {
    List<BundleFile> files = new ArrayList<>();
    TreeSet<String> packages = new TreeSet<>();
    for (BundlePart part : parts) {
      files.addAll(part.files(context, problems::add));
      packages.addAll(part.packages(context));
    }
    if (files.stream().anyMatch(f -> f.path().endsWith(".ipset"))) {
      packages.add("ipset");
    }
    Node node = context.node();
    return new NodeBundle(
        context.project().name(),
        context.firewall().id().value(),
        node.id().value(),
        node.name(),
        files,
        packages,
        node.interfaces().stream().map(Compiler::expected).toList());
  }

  private static ExpectedInterface expected(Interface i) {
    return new ExpectedInterface(
        i.name(), i.addresses().stream().map(InterfaceAddress::toString).toList());
  }
}

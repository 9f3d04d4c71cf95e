package org.twinkeep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.interchange.GeneratedTree;
import org.twinkeep.interchange.WriteFailure;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code generate}: writes the bundles of a firewall's nodes. */
@picocli.CommandLine.Command(
    name = "generate",
    description = "Write all files of each node to DIR/<node>, with a manifest and a plan.")
final class GenerateCommand extends Command {

  @Parameters(paramLabel = "PROJECT", description = "A project file, or a name in the workspace.")
  String project = "";

  @Option(
      names = "--firewall",
      paramLabel = "F",
      description = "The firewall; default: the only one.")
  @Nullable String firewall;

  @Option(names = "--node", paramLabel = "N", description = "Only this node.")
  @Nullable String node;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  Path out = Path.of("");

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      description = "iptables or nftables, whatever the firewall's settings say.")
  @Nullable Backend backend;

  GenerateCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    Project read = ProjectSource.required(projects().read(project));
    Firewall chosen = FirewallChoice.of(read, Optional.ofNullable(firewall));
    Backend wanted = backend;
    Compilation compilation =
        wanted == null
            ? new Compiler().compile(read, chosen.id())
            : new Compiler().compile(read, chosen.id(), wanted);
    List<NodeBundle> bundles =
        chosenNodes(compilation, chosen).stream().map(NodeProgram::in).toList();
    for (NodeBundle bundle : bundles) {
      write(bundle, compilation.explanation(Id.of(bundle.node())));
    }
    report(bundles, compilation.problems());
    return ProblemOutput.exit(compilation.problems());
  }

  private List<NodeBundle> chosenNodes(Compilation compilation, Firewall chosen)
      throws CallException {
    String wanted = node;
    if (wanted == null) {
      return compilation.bundles();
    }
    boolean exists =
        chosen.nodes().stream()
            .anyMatch(n -> n.name().equals(wanted) || n.id().value().equals(wanted));
    if (!exists) {
      throw new CallException(
          "%s has no node '%s'. It has: %s."
              .formatted(
                  chosen.name(),
                  wanted,
                  String.join(", ", chosen.nodes().stream().map(n -> n.name()).toList())));
    }
    return compilation.bundles().stream()
        .filter(b -> b.nodeName().equals(wanted) || b.node().equals(wanted))
        .toList();
  }

  private Path directory(NodeBundle bundle) {
    return out.resolve(GeneratedTree.directoryName(bundle));
  }

  private void write(NodeBundle bundle, List<Line> explanation) throws CallException {
    Path directory = directory(bundle);
    try {
      GeneratedTree.write(directory, bundle, explanation);
    } catch (IOException e) {
      throw new CallException(WriteFailure.line(directory, e), e);
    }
  }

  private void report(List<NodeBundle> bundles, List<Problem> problems) {
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put("nodes", bundles.stream().map(GenerateCommand::json))
                      .put("problems", ProblemOutput.json(problems))
                      .build()));
      return;
    }
    ProblemOutput.print(terminal(), problems);
    bundles.forEach(b -> terminal().say("%s: %d files".formatted(directory(b), b.files().size())));
    if (bundles.isEmpty()) {
      terminal().say("Nothing was written.");
    }
    terminal().say(ProblemOutput.summary(problems));
  }

  private static Json json(NodeBundle bundle) {
    return new Fields()
        .put("node", bundle.nodeName())
        .put("files", bundle.files().stream().map(GenerateCommand::json))
        .build();
  }

  private static Json json(BundleFile file) {
    return new Fields()
        .put("path", file.path())
        .put("mode", "%04o".formatted(file.mode()))
        .put("sha256", file.sha256())
        .put("service", file.service().name().toLowerCase(Locale.ROOT))
        .build();
  }
}

package org.twinkeep.compile.failover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.check.Checks;
import org.twinkeep.compile.conntrackd.ConntrackdPart;
import org.twinkeep.compile.keepalived.KeepalivedPart;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.routes.RoutesPart;
import org.twinkeep.compile.system.ExtraFilesPart;
import org.twinkeep.compile.system.SystemPart;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Runs the parts under test for a node. */
final class FailoverParts {

  private static final List<BundlePart> PARTS =
      List.of(
          new KeepalivedPart(),
          new ConntrackdPart(),
          new RoutesPart(),
          new SystemPart(),
          new ExtraFilesPart());

  private FailoverParts() {}

  static List<BundleFile> files(Project project, Firewall firewall, Node node) {
    List<Problem> problems = new ArrayList<>(Checks.run(project));
    NodeContext context = new NodeContext(project, firewall, node, firewall.settings().backend());
    List<BundleFile> files =
        PARTS.stream()
            .flatMap(part -> part.contribute(context, problems::add).files().stream())
            .sorted(Comparator.comparing(BundleFile::path))
            .toList();
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new IllegalArgumentException("the case is wrong: " + problems);
    }
    return files;
  }
}

package org.twinkeep.compile.system;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.Contribution;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.problem.Problem;

/**
 * The files that the administrator wants on the node besides the generated ones. The checks have
 * refused those that cannot be written; the text goes as it is, without a heading: only the user
 * knows how comments look in it.
 */
public final class ExtraFilesPart implements BundlePart {

  @Override
  public Contribution contribute(NodeContext context, Consumer<Problem> problems) {
    List<BundleFile> files =
        context.firewall().settings().extraFiles().stream()
            .filter(f -> f.isFor(context.node().id()))
            .map(f -> new BundleFile(f.path(), f.mode(), service(f), lines(f, context)))
            .toList();
    return new Contribution(files, Set.of());
  }

  private static List<Line> lines(ExtraFile file, NodeContext context) {
    String origin = context.firewall().id().value();
    return file.text().lines().map(line -> new Line(line, origin)).toList();
  }

  private static ActingService service(ExtraFile file) {
    return switch (file.service()) {
      case NONE -> ActingService.NONE;
      case SYSTEMD -> ActingService.SYSTEMD;
      case KEEPALIVED -> ActingService.KEEPALIVED;
      case CONNTRACKD -> ActingService.CONNTRACKD;
    };
  }
}

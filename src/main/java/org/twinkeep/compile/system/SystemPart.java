package org.twinkeep.compile.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.Contribution;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.problem.Problem;

/** The hand-over script, kernel settings and units of a node. */
public final class SystemPart implements BundlePart {

  @Override
  public Contribution contribute(NodeContext context, Consumer<Problem> problems) {
    List<BundleFile> files = new ArrayList<>();
    files.add(KernelSettings.sysctl(context));
    files.add(KernelSettings.forwarding(context));
    files.add(Units.modules(context));
    files.add(Units.ruleset());
    context
        .cluster()
        .ifPresent(
            cluster -> {
              files.add(HandoverScript.of(cluster));
              files.add(Units.keepalived(cluster));
              if (cluster.stateSync().enabled()) {
                files.add(Units.conntrackd());
              }
            });
    return new Contribution(files, Set.of("procps"));
  }
}

package org.twinkeep.compile.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.braces.Comment;
import org.twinkeep.compile.braces.Gap;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Print;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.Contribution;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ownership.Ownership;
import org.twinkeep.compile.ownership.VrrpInstance;
import org.twinkeep.model.Cluster;
import org.twinkeep.problem.Problem;

/** {@code /etc/keepalived/keepalived.conf} of a cluster's node. */
public final class KeepalivedPart implements BundlePart {

  public static final String PATH = "/etc/keepalived/keepalived.conf";

  @Override
  public Contribution contribute(NodeContext context, Consumer<Problem> problems) {
    return context
        .cluster()
        .map(cluster -> List.of(file(context, cluster, problems)))
        .map(files -> new Contribution(files, Set.of("keepalived")))
        .orElse(Contribution.NONE);
  }

  private static BundleFile file(NodeContext context, Cluster cluster, Consumer<Problem> problems) {
    Ownership ownership = Ownership.of(context.project(), cluster, problems);
    FollowingRoutes routes = FollowingRoutes.of(context, cluster, problems);
    List<VrrpInstance> instances =
        VrrpInstance.of(cluster).stream()
            .filter(i -> i.member(context.node()).isPresent())
            .toList();
    Tracking tracking = new Tracking(cluster.failover(), context.node());
    List<Item> items = new ArrayList<>();
    items.add(new Comment("keepalived on " + context.node().id() + " of " + cluster.id()));
    items.add(
        new Comment(
            "Made by Twinkeep, format "
                + NodeBundle.FORMAT
                + "; the next installation overwrites changes."));
    items.add(new Gap());
    items.add(GlobalDefinitions.block(context.node(), cluster.failover()));
    tracking.definitions().forEach(block -> separate(items, block));
    // A group of one instance is a warning to keepalived, and its check on the node knows no mercy.
    boolean grouped = instances.size() > 1;
    if (grouped) {
      separate(items, SyncGroup.block(cluster, instances, tracking));
    }
    InstanceBlocks blocks = new InstanceBlocks(context, cluster, ownership, routes);
    for (VrrpInstance instance : instances) {
      separate(items, blocks.block(instance, grouped ? List.of() : SyncGroup.common(tracking)));
    }
    return new BundleFile(PATH, mode(cluster), ActingService.KEEPALIVED, Print.lines(items));
  }

  /** Only root reads a password. */
  private static int mode(Cluster cluster) {
    return cluster.failover().password().isPresent() ? 0600 : 0644;
  }

  private static void separate(List<Item> items, Item next) {
    items.add(new Gap());
    items.add(next);
  }
}

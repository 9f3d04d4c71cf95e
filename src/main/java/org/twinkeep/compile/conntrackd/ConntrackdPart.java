package org.twinkeep.compile.conntrackd;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.braces.Block;
import org.twinkeep.compile.braces.Comment;
import org.twinkeep.compile.braces.Gap;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Print;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.Contribution;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.problem.Problem;

/** {@code /etc/conntrackd/conntrackd.conf} of a node whose cluster synchronises states. */
public final class ConntrackdPart implements BundlePart {

  public static final String PATH = "/etc/conntrackd/conntrackd.conf";

  @Override
  public Contribution contribute(NodeContext context, Consumer<Problem> problems) {
    return context
        .cluster()
        .filter(cluster -> cluster.stateSync().enabled())
        .map(cluster -> List.of(file(context, cluster)))
        .map(files -> new Contribution(files, Set.of("conntrackd", "conntrack")))
        .orElse(Contribution.NONE);
  }

  private static BundleFile file(NodeContext context, Cluster cluster) {
    List<Item> items =
        List.of(
            new Comment("conntrackd on " + context.node().id() + " of " + cluster.id()),
            new Comment(
                "Made by Twinkeep, format "
                    + NodeBundle.FORMAT
                    + "; the next installation overwrites changes."),
            new Gap(),
            Block.of("Sync", sync(context, cluster)),
            new Gap(),
            Block.of("General", General.items(context, cluster)));
    return new BundleFile(PATH, 0644, ActingService.CONNTRACKD, Print.lines(items));
  }

  private static List<Item> sync(NodeContext context, Cluster cluster) {
    StateSyncSettings settings = cluster.stateSync();
    List<Item> items = new ArrayList<>();
    items.add(mode(settings));
    items.addAll(Links.blocks(context, cluster));
    items.add(
        Block.of(
            "Options",
            List.of(
                onOff("TCPWindowTracking", settings.tcpWindowTracking()),
                onOff("ExpectationSync", settings.expectations()))));
    return items;
  }

  /** No mode has a CommitTimeout: it would end idle TCP connections that long after a fail-over. */
  private static Block mode(StateSyncSettings settings) {
    Setting externalCache = onOff("DisableExternalCache", !settings.externalCache());
    Setting resync = Setting.of("StartupResync", "yes");
    return switch (settings.mode()) {
      case FTFW -> Block.of("Mode FTFW", List.of(externalCache, resync));
      case NOTRACK ->
          Block.of(
              "Mode NOTRACK",
              List.of(Setting.of("DisableInternalCache", "off"), externalCache, resync));
      case ALARM ->
          Block.of(
              "Mode ALARM",
              List.of(Setting.of("RefreshTime", "15"), Setting.of("CacheTimeout", "180")));
    };
  }

  private static Setting onOff(String keyword, boolean on) {
    return Setting.of(keyword, on ? "on" : "off");
  }
}

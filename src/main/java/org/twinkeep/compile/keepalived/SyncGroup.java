package org.twinkeep.compile.keepalived;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.braces.Block;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.ownership.VrrpInstance;
import org.twinkeep.model.Cluster;

/** The block that makes all instances move together. */
final class SyncGroup {

  private SyncGroup() {}

  static Block block(Cluster cluster, List<VrrpInstance> instances, Tracking tracking) {
    List<Item> items = new ArrayList<>();
    items.add(Block.of("group", instances.stream().map(i -> Setting.of(i.name())).toList()));
    if (tracking.hasWeights()) {
      items.add(Setting.of("sync_group_tracking_weight"));
    }
    items.addAll(common(tracking));
    String name = cluster.id().value().replace(':', '-');
    return Block.of("vrrp_sync_group " + name, items).from(cluster.id().value());
  }

  /** What the group says for all its instances, and a single instance for itself. */
  static List<Item> common(Tracking tracking) {
    List<Item> items = new ArrayList<>(tracking.uses());
    items.add(Handover.on("notify_master", "primary"));
    items.add(Handover.on("notify_backup", "backup"));
    items.add(Handover.on("notify_fault", "fault"));
    items.add(Handover.on("notify_stop", "stop"));
    return items;
  }
}

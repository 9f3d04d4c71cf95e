package org.twinkeep.compile.conntrackd;

import java.util.List;
import org.twinkeep.compile.braces.Block;
import org.twinkeep.compile.braces.Comment;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.node.ConntrackTable;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.StateSyncSettings.Protocol;

/** The section {@code General}: sizes, paths, and what is not worth synchronising. */
final class General {

  private General() {}

  static List<Item> items(NodeContext context, Cluster cluster) {
    int max = ConntrackTable.max(cluster.settings());
    return List.of(
        Setting.of("Systemd", "on"),
        number("HashSize", Math.max(1024, max / 8)),
        new Comment("twice the kernel's own limit: the peer's states come on top"),
        number("HashLimit", 2 * max),
        Setting.of("LogFile", "off"),
        Setting.of("Syslog", "on"),
        Setting.of("LockFile", "/run/lock/conntrackd.lock"),
        Block.of("UNIX", List.of(Setting.of("Path", "/run/conntrackd.ctl"))),
        number("NetlinkBufferSize", 8_388_608),
        number("NetlinkBufferSizeMaxGrowth", 33_554_432),
        number("NetlinkOverrunResync", 5),
        number("EventIterationLimit", 100),
        new Comment("a filter in the kernel tests original destinations and loses what is DNATed"),
        Block.of("Filter From Userspace", filter(context, cluster)));
  }

  private static List<Block> filter(NodeContext context, Cluster cluster) {
    Block addresses = Block.of("Address Ignore", Ignored.addresses(context.project(), cluster));
    StateSyncSettings settings = cluster.stateSync();
    return settings.hasAllProtocols()
        ? List.of(addresses)
        : List.of(
            Block.of(
                "Protocol Accept",
                settings.protocols().stream().map(p -> Setting.of(name(p))).toList()),
            addresses);
  }

  private static String name(Protocol protocol) {
    return switch (protocol) {
      case TCP -> "TCP";
      case UDP -> "UDP";
      case ICMP -> "ICMP";
      case ICMPV6 -> "IPv6-ICMP";
      case SCTP -> "SCTP";
      case DCCP -> "DCCP";
    };
  }

  private static Setting number(String keyword, int value) {
    return Setting.of(keyword, Integer.toString(value));
  }
}

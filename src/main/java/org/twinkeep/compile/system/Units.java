package org.twinkeep.compile.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Cluster;

/** Boot order and restarts: the unit that loads the ruleset, and drop-ins for the daemons. */
public final class Units {

  private static final String DIRECTORY = "/etc/systemd/system/";

  private Units() {}

  static BundleFile ruleset() {
    return unit("twinkeep-ruleset.service", "twinkeep-ruleset.service", Map.of());
  }

  /** Looks names and tables up every minute, from boot on, and puts lost routes back. */
  public static List<BundleFile> refresh() {
    return List.of(
        unit("twinkeep-refresh.service", "refresh.service", Map.of()),
        unit("twinkeep-refresh.timer", "refresh.timer", Map.of()),
        unit("twinkeep-ruleset.service.d/refresh.conf", "refresh.conf", Map.of()));
  }

  static BundleFile keepalived(Cluster cluster) {
    List<String> conntrackd =
        cluster.stateSync().enabled()
            ? List.of("After=conntrackd.service", "Wants=conntrackd.service")
            : List.of();
    return unit(
        "keepalived.service.d/twinkeep.conf",
        "keepalived.conf",
        Map.of("@CONNTRACKD@", conntrackd));
  }

  static BundleFile conntrackd() {
    return unit("conntrackd.service.d/twinkeep.conf", "conntrackd.conf", Map.of());
  }

  private static BundleFile unit(String path, String template, Map<String, List<String>> places) {
    return new BundleFile(
        DIRECTORY + path, 0644, ActingService.SYSTEMD, Template.fill("units/" + template, places));
  }

  /** Modules must be there before sysctl runs, or it skips their settings without a word. */
  static BundleFile modules(NodeContext context) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("# Made by Twinkeep; the next installation overwrites changes."));
    lines.add(Line.of("nf_conntrack"));
    if (context.cluster().isPresent()) {
      lines.add(Line.of("nf_conntrack_netlink"));
    }
    HelperModules.of(context).map(Line::of).forEach(lines::add);
    return new BundleFile("/etc/modules-load.d/twinkeep.conf", 0644, ActingService.SYSTEMD, lines);
  }
}

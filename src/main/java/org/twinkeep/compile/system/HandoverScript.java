package org.twinkeep.compile.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.NodeCommand;

/** {@code /etc/twinkeep/handover}, which keepalived calls. */
final class HandoverScript {

  private static final String PATH = "/etc/twinkeep/handover";

  private HandoverScript() {}

  static BundleFile of(Cluster cluster) {
    List<String> settings = new ArrayList<>();
    settings.add("CONNTRACKD=" + yesNo(cluster.stateSync().enabled()));
    settings.add("EXTERNAL_CACHE=" + yesNo(cluster.stateSync().externalCache()));
    settings.addAll(hook(cluster.failover().notifyHook()));
    return new BundleFile(
        PATH, 0755, ActingService.NONE, Template.fill("handover", Map.of("@SETTINGS@", settings)));
  }

  /** The user's command, each word quoted, runs in the background: it must not hold up anything. */
  private static List<String> hook(String command) {
    Optional<NodeCommand> parsed = NodeCommand.read(command);
    if (parsed.isEmpty()) {
      return List.of("hook() { :; }");
    }
    String words = String.join(" ", parsed.get().words().stream().map(w -> "'" + w + "'").toList());
    return List.of(
        "# the command of the cluster's settings; gets the same word as this script",
        "hook() { " + words + " \"$1\" </dev/null >/dev/null 2>&1 9>&- & }");
  }

  private static String yesNo(boolean on) {
    return on ? "yes" : "no";
  }
}

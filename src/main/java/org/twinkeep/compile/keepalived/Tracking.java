package org.twinkeep.compile.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.twinkeep.compile.braces.Block;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.NodeCommand;

/** What besides the cluster interfaces must be well on a node for it to be master. */
record Tracking(FailoverSettings failover, Node node) {

  /** The blocks that define scripts and processes. */
  List<Block> definitions() {
    List<Block> blocks = new ArrayList<>();
    List<TrackedScript> scripts = failover.trackedScripts();
    for (int i = 0; i < scripts.size(); i++) {
      blocks.add(script(name("script", i, scripts.get(i).name()), scripts.get(i)));
    }
    List<TrackedProcess> processes = failover.trackedProcesses();
    for (int i = 0; i < processes.size(); i++) {
      blocks.add(process(name("process", i, processes.get(i).name()), processes.get(i)));
    }
    return blocks;
  }

  /** What a sync group or an instance says to be bound to them. */
  List<Item> uses() {
    List<Item> uses = new ArrayList<>();
    List<Setting> interfaces =
        node.interfaces().stream()
            .filter(i -> failover.trackedInterfaces().contains(i.id()))
            .map(Interface::name)
            .map(Setting::of)
            .toList();
    add(uses, "track_interface", interfaces);
    List<TrackedScript> scripts = failover.trackedScripts();
    List<Setting> scriptNames = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      scriptNames.add(Setting.of(name("script", i, scripts.get(i).name())));
    }
    add(uses, "track_script", scriptNames);
    List<TrackedProcess> processes = failover.trackedProcesses();
    List<Setting> processNames = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      processNames.add(Setting.of(name("process", i, processes.get(i).name())));
    }
    add(uses, "track_process", processNames);
    return uses;
  }

  /** Whether anything changes the priority instead of causing a fault. */
  boolean hasWeights() {
    return failover.trackedScripts().stream().anyMatch(s -> s.weight() != 0)
        || failover.trackedProcesses().stream().anyMatch(p -> p.weight() != 0);
  }

  private static void add(List<Item> uses, String keyword, List<Setting> names) {
    if (!names.isEmpty()) {
      uses.add(Block.of(keyword, names));
    }
  }

  private static Block script(String name, TrackedScript script) {
    List<String> command =
        NodeCommand.read(script.command()).map(NodeCommand::words).orElse(List.of("/bin/false"));
    return Block.of(
        "vrrp_script " + name,
        List.of(
            Setting.quoted("script", command),
            Setting.of("interval", Integer.toString(script.intervalSeconds())),
            Setting.of("fall", Integer.toString(script.fall())),
            Setting.of("rise", Integer.toString(script.rise())),
            Setting.of("weight", Integer.toString(script.weight()))));
  }

  private static Block process(String name, TrackedProcess process) {
    return Block.of(
        "vrrp_track_process " + name,
        List.of(
            Setting.quoted("process", List.of(process.process())),
            Setting.of("weight", Integer.toString(process.weight()))));
  }

  /** The user's name as far as it is a word; the number makes it unique. */
  private static String name(String kind, int index, String given) {
    String word = given.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = word.substring(0, Math.min(word.length(), 20)).replaceAll("^-|-$", "");
    return kind + "-" + (index + 1) + (cut.isEmpty() ? "" : "-" + cut);
  }
}

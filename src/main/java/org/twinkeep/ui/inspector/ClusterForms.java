package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.FirewallParts;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.Garp;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Ip;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.SyncLink;
import org.twinkeep.ui.kit.form.Parser;

/** What makes a firewall a cluster: its nodes, fail-over and state sync. */
final class ClusterForms {

  private static final int MOST_PASSWORD = 8;
  private static final double MASTER_DOWN_ADVERTS = 3;

  private ClusterForms() {}

  static void parts(Fields<Cluster> fields) {
    Context context = fields.context();
    fields
        .links("Nodes", "No node yet.", Cluster::nodes)
        .action(
            "Add node",
            "mdi2p-plus",
            c -> context.workbench().apply(FirewallParts.addNode(context.project(), c)))
        .links("Cluster interfaces", "No shared network yet.", Cluster::interfaces)
        .action(
            "Add cluster interface",
            "mdi2p-plus",
            c ->
                context.workbench().apply(FirewallParts.addClusterInterface(context.project(), c)));
  }

  static void failover(Fields<FailoverSettings> fields) {
    fields
        .line(
            "Advert interval (ms)",
            "200",
            f -> Integer.toString(f.advertMillis()),
            Parser.number(10, 40_950),
            FailoverSettings::withAdvertMillis)
        .note(ClusterForms::expectedGap)
        .tick(
            "A node with higher priority takes over when it returns (preempt)",
            FailoverSettings::preempt,
            (f, on) -> f.withPreempt(on, f.preemptDelaySeconds()))
        .line(
            "Preempt delay (s)",
            "0 to 1000",
            f -> Integer.toString(f.preemptDelaySeconds()),
            Parser.number(0, 1000),
            (f, delay) -> f.withPreempt(f.preempt(), delay))
        .choice(
            "Adverts go",
            () -> List.of(false, true),
            unicast ->
                unicast ? "To the other nodes' addresses (unicast)" : "To the multicast group",
            FailoverSettings::unicast,
            FailoverSettings::withUnicast)
        .choice(
            "VRRP version",
            () -> List.of(3, 2),
            v -> v == 3 ? "3" : "2 (IPv4 only, adverts of whole seconds)",
            FailoverSettings::version,
            (f, v) -> f.withVersion(v, f.password()))
        .line(
            "Password (version 2, sent in clear)",
            "None",
            f -> f.password().orElse(""),
            ClusterForms::password,
            (f, password) -> f.withVersion(f.version(), password))
        .tick(
            "A virtual hardware address moves along",
            FailoverSettings::virtualMac,
            FailoverSettings::withVirtualMac)
        .ids(
            "Interfaces whose failure causes a fail-over",
            "Those with virtual addresses only.",
            FailoverSettings::trackedInterfaces,
            Interface.class::isInstance,
            (f, ids) -> f.withTracked(ids, f.trackedScripts(), f.trackedProcesses()))
        .lines(
            "Scripts whose failure causes a fail-over",
            "NAME INTERVAL FALL RISE WEIGHT COMMAND:\ngateway 2 3 2 0 /usr/bin/ping -c1 192.0.2.254",
            FailoverSettings::trackedScripts,
            s ->
                "%s %s %s %s %s %s"
                    .formatted(
                        s.name(), s.intervalSeconds(), s.fall(), s.rise(), s.weight(), s.command()),
            ClusterForms::script,
            (f, scripts) -> f.withTracked(f.trackedInterfaces(), scripts, f.trackedProcesses()))
        .lines(
            "Processes that must run",
            "NAME PROCESS WEIGHT: web nginx 0",
            FailoverSettings::trackedProcesses,
            p -> "%s %s %s".formatted(p.name(), p.process(), p.weight()),
            ClusterForms::process,
            (f, processes) -> f.withTracked(f.trackedInterfaces(), f.trackedScripts(), processes))
        .line(
            "A new master announces itself",
            "REPEAT DELAY REFRESH: 5 1 60",
            f ->
                "%s %s %s"
                    .formatted(
                        f.garp().repeat(), f.garp().delaySeconds(), f.garp().refreshSeconds()),
            ClusterForms::garp,
            FailoverSettings::withGarp)
        .text(
            "Command after each change of state",
            "None; or /usr/local/sbin/tell-us",
            FailoverSettings::notifyHook,
            FailoverSettings::withNotifyHook);
  }

  private static String expectedGap(FailoverSettings f) {
    double least = MASTER_DOWN_ADVERTS * f.advertMillis() / 1000.0;
    double most = least + f.advertMillis() / 1000.0;
    return "A backup takes over %.2g to %.2g s after the master's last advert."
        .formatted(least, most);
  }

  private static Optional<String> password(String text) {
    if (text.strip().length() > MOST_PASSWORD || text.strip().matches(".*[\\s\"#!{}].*")) {
      throw new IllegalArgumentException(
          "VRRP passwords have at most 8 characters, without blanks, quotes, braces, # and !.");
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  private static TrackedScript script(String line) {
    String[] w = line.split("\\s+", 6);
    if (w.length < 6 || !w[5].startsWith("/")) {
      throw new IllegalArgumentException(
          "Give name, interval in seconds, failures, successes, weight, and the command with its"
              + " full path: gateway 2 3 2 0 /usr/bin/ping -c1 192.0.2.254.");
    }
    Parser<Integer> count = Parser.number(1, 3600);
    return new TrackedScript(
        w[0],
        w[5],
        count.parse(w[1]),
        count.parse(w[2]),
        count.parse(w[3]),
        Parser.number(-253, 253).parse(w[4]));
  }

  private static TrackedProcess process(String line) {
    String[] w = line.split("\\s+");
    if (w.length != 3) {
      throw new IllegalArgumentException("Give name, process and weight, such as web nginx 0.");
    }
    return new TrackedProcess(w[0], w[1], Parser.number(-253, 253).parse(w[2]));
  }

  private static Garp garp(String text) {
    String[] w = text.strip().split("\\s+");
    if (w.length != 3) {
      throw new IllegalArgumentException(
          "Give the number of announcements, seconds until a second burst, and seconds between"
              + " reminders, such as 5 1 60.");
    }
    return new Garp(
        Parser.number(1, 100).parse(w[0]),
        Parser.number(0, 3600).parse(w[1]),
        Parser.number(0, 86_400).parse(w[2]));
  }

  static void stateSync(Fields<StateSyncSettings> fields) {
    fields
        .tick(
            "Connections survive a fail-over (conntrackd)",
            StateSyncSettings::enabled,
            StateSyncSettings::withEnabled)
        .choice(
            "Mode",
            StateSyncSettings.Mode.class,
            StateSyncSettings::mode,
            StateSyncSettings::withMode)
        .tick(
            "Keep the peer's states in a cache until take-over",
            StateSyncSettings::externalCache,
            StateSyncSettings::withExternalCache)
        .tick(
            "Also expectations of helpers (FTP, SIP)",
            StateSyncSettings::expectations,
            StateSyncSettings::withExpectations)
        .tick(
            "Also TCP windows",
            StateSyncSettings::tcpWindowTracking,
            StateSyncSettings::withTcpWindowTracking);
    for (StateSyncSettings.Protocol protocol : StateSyncSettings.Protocol.values()) {
      fields.tick(
          "States of " + protocolName(protocol),
          s -> s.protocols().contains(protocol),
          (s, on) -> s.withProtocol(protocol, on));
    }
  }

  private static String protocolName(StateSyncSettings.Protocol protocol) {
    return switch (protocol) {
      case TCP, UDP, ICMP, SCTP, DCCP -> protocol.name();
      case ICMPV6 -> "ICMPv6";
    };
  }

  /** One state sync link. */
  static void link(Fields<Cluster> fields, Cluster cluster, int index) {
    fields.part(
        c ->
            index < c.syncLinks().size() ? c.syncLinks().get(index) : SyncLink.multicast(List.of()),
        (c, link) -> c.withSyncLinks(replace(c.syncLinks(), index, link)),
        link -> {
          cluster
              .nodes()
              .forEach(
                  node ->
                      NodeForms.memberOf(
                          link, cluster.id(), node, SyncLink::members, SyncLink::withMembers));
          link.choice(
                  "Transport",
                  SyncLink.Transport.class,
                  SyncLink::transport,
                  SyncLink::withTransport)
              .line(
                  "Multicast group",
                  "225.0.0.50",
                  l -> l.group().toString(),
                  text -> Ip.parse(text.strip()),
                  SyncLink::withGroup)
              .line(
                  "Port",
                  "3780",
                  l -> Integer.toString(l.port()),
                  Parser.number(1, 65535),
                  SyncLink::withPort);
        });
    fields.action(
        "Remove this link",
        "mdi2t-trash-can-outline",
        c ->
            fields
                .context()
                .workbench()
                .apply(
                    ElementEdits.change(
                        "Remove state sync link",
                        c.id(),
                        Cluster.class,
                        now -> now.withSyncLinks(without(now.syncLinks(), index)))));
  }

  private static List<SyncLink> replace(List<SyncLink> links, int index, SyncLink link) {
    List<SyncLink> changed = new ArrayList<>(links);
    if (index < changed.size()) {
      changed.set(index, link);
    }
    return changed;
  }

  private static List<SyncLink> without(List<SyncLink> links, int index) {
    List<SyncLink> changed = new ArrayList<>(links);
    if (index < changed.size()) {
      changed.remove(index);
    }
    return changed;
  }
}

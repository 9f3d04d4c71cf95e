package org.twinkeep.compile;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.lower.ClusterWords;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.SyncLink;

/** The rows that stand in the table above and below the user's rules. */
public final class AutomaticRows {

  private static final String ANY = "any";

  private final Project project;
  private final Firewall firewall;

  private AutomaticRows(Project project, Firewall firewall) {
    this.project = project;
    this.firewall = firewall;
  }

  /** All rows of a firewall in the order in which they are tried, those switched off included. */
  public static List<AutomaticRow> of(Project project, Firewall firewall) {
    AutomaticRows rows = new AutomaticRows(project, firewall);
    List<AutomaticRow> all = new ArrayList<>();
    for (AutomaticRule rule : AutomaticRule.values()) {
      all.addAll(rows.rows(rule));
    }
    return List.copyOf(all);
  }

  private List<AutomaticRow> rows(AutomaticRule rule) {
    return switch (rule) {
      case LOOPBACK -> List.of(row(rule, ANY, ANY, ANY, "lo", "Accept"));
      case MANAGEMENT -> management(rule);
      case VRRP -> vrrp(rule);
      case STATE_SYNC -> stateSync(rule);
      case ESTABLISHED -> List.of(row(rule, ANY, ANY, "established, related", ANY, "Accept"));
      case INVALID ->
          List.of(
              row(rule, ANY, ANY, "invalid", ANY, "Deny"),
              row(rule, ANY, ANY, "TCP, new without SYN", ANY, "Deny"));
      case NEIGHBOUR_DISCOVERY ->
          List.of(row(rule, ANY, ANY, "ICMP errors, neighbour discovery", ANY, "Accept"));
      case ANTI_SPOOFING ->
          List.of(
              row(
                  rule,
                  "networks of other interfaces, own addresses",
                  ANY,
                  ANY,
                  "each, in",
                  "Deny"));
      case FINAL_DENY ->
          List.of(
              row(
                  rule,
                  ANY,
                  ANY,
                  ANY,
                  ANY,
                  firewall.settings().logDenied() ? "Deny, log" : "Deny"));
    };
  }

  private List<AutomaticRow> management(AutomaticRule rule) {
    FirewallSettings settings = firewall.settings();
    String ports =
        firewall.nodes().stream()
            .map(n -> "tcp/" + n.management().port())
            .distinct()
            .collect(joining(", "));
    AutomaticRow row =
        row(rule, names(settings.managementAccess().members()), name(), ports, ANY, "Accept");
    return List.of(
        settings.managementAccess().isAny()
            ? off(row, "No management address is given in the firewall's settings.")
            : row);
  }

  private List<AutomaticRow> vrrp(AutomaticRule rule) {
    return switch (firewall) {
      case StandaloneFirewall _ -> List.of();
      case Cluster cluster ->
          cluster.interfaces().stream()
              .map(
                  i ->
                      row(
                          rule,
                          ClusterWords.hearsNeighbours(cluster, i)
                              ? "the other nodes; " + ClusterWords.NEIGHBOURS
                              : "the other nodes",
                          vrrpTarget(cluster),
                          ClusterWords.joins(cluster, i)
                              ? "VRRP, " + ClusterWords.MEMBERSHIP
                              : "VRRP",
                          i.name(),
                          "Accept"))
              .toList();
    };
  }

  private static String vrrpTarget(Cluster cluster) {
    return cluster.failover().unicast() ? "the node" : "224.0.0.18, ff02::12";
  }

  private List<AutomaticRow> stateSync(AutomaticRule rule) {
    return switch (firewall) {
      case StandaloneFirewall _ -> List.of();
      case Cluster cluster when !cluster.stateSync().enabled() -> List.of();
      case Cluster cluster ->
          cluster.syncLinks().stream().map(link -> syncRow(rule, cluster, link)).toList();
    };
  }

  private AutomaticRow syncRow(AutomaticRule rule, Cluster cluster, SyncLink link) {
    String names =
        cluster.nodes().stream()
            .flatMap(n -> n.interfaces().stream())
            .filter(i -> link.members().contains(i.id()))
            .map(Interface::name)
            .distinct()
            .collect(joining(", "));
    String service =
        switch (link.transport()) {
          case MULTICAST -> "udp/" + link.port() + ", " + ClusterWords.MEMBERSHIP;
          case UDP -> "udp/" + link.port();
          case TCP -> "tcp/" + link.port();
        };
    String to =
        switch (link.transport()) {
          case MULTICAST -> link.group().toString();
          case UDP, TCP -> "the node";
        };
    return row(rule, "the other nodes", to, service, names, "Accept");
  }

  private AutomaticRow row(
      AutomaticRule rule,
      String source,
      String destination,
      String service,
      String interfaces,
      String action) {
    String reason = Optional.ofNullable(firewall.settings().automatic().get(rule)).orElse("");
    return new AutomaticRow(
        rule,
        source,
        destination,
        service,
        interfaces,
        action,
        rule.explanation(),
        setting(rule),
        firewall.settings().isOn(rule),
        reason);
  }

  private static AutomaticRow off(AutomaticRow r, String reason) {
    return new AutomaticRow(
        r.rule(),
        r.source(),
        r.destination(),
        r.service(),
        r.interfaces(),
        r.action(),
        r.explanation(),
        r.setting(),
        false,
        reason);
  }

  private static String setting(AutomaticRule rule) {
    return switch (rule) {
      case MANAGEMENT -> "Firewall settings, management access";
      case VRRP -> "Cluster, fail-over";
      case STATE_SYNC -> "Cluster, state sync";
      case FINAL_DENY -> "Firewall settings, log what is denied";
      case LOOPBACK, ESTABLISHED, INVALID, NEIGHBOUR_DISCOVERY, ANTI_SPOOFING ->
          "Firewall settings, automatic rules";
    };
  }

  private String names(List<Id> members) {
    return members.stream()
        .map(id -> project.element(id).map(Element::name).orElse(id.value()))
        .collect(joining(", "));
  }

  private String name() {
    return firewall.name();
  }
}

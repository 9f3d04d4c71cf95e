package org.twinkeep.ui.install;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.diagram.NodeState.Standing;
import org.twinkeep.install.ClusterHealth;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.Drift;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Node;
import org.twinkeep.problem.Problem;

/**
 * Answers of a firewall's nodes → what diagram and status bar say of each.
 *
 * @param when the moment of the answers
 * @param zone in which times are told
 */
public record StatesOf(Instant when, ZoneId zone) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  /** More addresses would make the figure broad; the tooltip has all. */
  private static final int MOST_HELD = 2;

  /** States by the nodes' ids; of nodes that were not asked, nothing. */
  public Map<Id, NodeState> of(Firewall firewall, List<Asked> answers) {
    List<Problem> health = ClusterHealth.of(answers);
    Map<Id, NodeState> states = new LinkedHashMap<>();
    for (Node node : firewall.nodes()) {
      answers.stream()
          .filter(a -> a.node().equals(node.name()))
          .findFirst()
          .ifPresent(a -> states.put(node.id(), state(a, health)));
    }
    return states;
  }

  private NodeState state(Asked asked, List<Problem> health) {
    List<String> warnings =
        health.stream()
            .filter(p -> p.place().text().equals(asked.node()))
            .map(p -> p.message() + " " + p.remedy())
            .toList();
    return asked.status().map(s -> answered(s, warnings)).orElseGet(() -> unreachable(asked));
  }

  private NodeState unreachable(Asked asked) {
    String why = asked.problem().map(p -> p.message() + " " + p.remedy()).orElse("");
    return new NodeState(
        Standing.UNREACHABLE,
        Optional.empty(),
        List.of(asked()),
        List.of(),
        Stream.of(Standing.UNREACHABLE.text(), why, asked()).filter(s -> !s.isEmpty()).toList());
  }

  private NodeState answered(NodeStatus status, List<String> warnings) {
    Standing standing = standing(status);
    Optional<String> since =
        status.vrrp().stream()
            .flatMap(v -> v.since().stream())
            .min(Instant::compareTo)
            .map(this::time);
    List<String> lines = new ArrayList<>();
    held(status).ifPresent(lines::add);
    sync(status).ifPresent(lines::add);
    List<String> drift = Drift.lines(status);
    lines.add(installed(status, drift));
    status.pending().ifPresent(p -> lines.add("generation " + p.generation() + " waits"));
    lines.add(asked());
    List<String> details = new ArrayList<>();
    details.add(standing.text() + since.map(s -> " since " + s).orElse(""));
    if (standing == Standing.DIVIDED) {
      status.vrrp().forEach(v -> details.add(v.instance() + ": " + v.state()));
    }
    status.virtualAddresses().forEach(a -> details.add("holds " + a));
    sync(status).ifPresent(details::add);
    status
        .connections()
        .ifPresent(
            n ->
                details.add(
                    n
                        + (status.connectionsMost().isPresent()
                            ? " of " + status.connectionsMost().getAsLong()
                            : "")
                        + " connections"));
    details.add(installed(status, drift));
    details.addAll(drift);
    details.addAll(warnings);
    details.add(asked());
    return new NodeState(standing, since, lines, warnings, details);
  }

  private static Standing standing(NodeStatus status) {
    List<String> states = status.vrrp().stream().map(NodeStatus.Vrrp::state).distinct().toList();
    if (states.isEmpty()) {
      return Standing.ANSWERS;
    }
    if (states.contains("FAULT")) {
      return Standing.FAULT;
    }
    if (states.size() > 1 && states.contains("MASTER")) {
      return Standing.DIVIDED;
    }
    return switch (states.getFirst()) {
      case "MASTER" -> Standing.MASTER;
      case "BACKUP" -> Standing.BACKUP;
      default -> Standing.STOPPED;
    };
  }

  private static Optional<String> held(NodeStatus status) {
    List<String> held = status.virtualAddresses();
    if (status.vrrp().isEmpty()) {
      return Optional.empty();
    }
    if (held.isEmpty()) {
      return Optional.of("holds no virtual address");
    }
    String some =
        held.stream()
            .limit(MOST_HELD)
            .map(a -> a.replaceFirst("/.*", ""))
            .collect(Collectors.joining(", "));
    int more = held.size() - MOST_HELD;
    return Optional.of("holds " + some + (more > 0 ? " + " + more : ""));
  }

  private static Optional<String> sync(NodeStatus status) {
    if (!status.syncLinks().isEmpty() && !status.isActive("conntrackd")) {
      return Optional.of("state sync: stopped");
    }
    if (status.syncLinks().values().stream().anyMatch(up -> !up)) {
      return Optional.of("state sync: link down");
    }
    if (status.isSyncSilent()) {
      return Optional.of("state sync: hears nothing");
    }
    return status.internalStates().isPresent() && status.externalStates().isPresent()
        ? Optional.of(
            "state sync: %d told, %d heard"
                .formatted(
                    status.internalStates().getAsLong(), status.externalStates().getAsLong()))
        : Optional.empty();
  }

  private static String installed(NodeStatus status, List<String> drift) {
    if (status.generation().isEmpty()) {
      return "nothing installed";
    }
    return "generation "
        + status.generation()
        + (drift.isEmpty()
            ? ", unchanged"
            : drift.size() == 1 ? ", 1 thing changed" : ", " + drift.size() + " things changed");
  }

  private String asked() {
    return "asked " + TIME.format(when.atZone(zone));
  }

  private String time(Instant moment) {
    LocalDate today = when.atZone(zone).toLocalDate();
    return today.equals(moment.atZone(zone).toLocalDate())
        ? TIME.format(moment.atZone(zone))
        : DAY.format(moment.atZone(zone));
  }
}

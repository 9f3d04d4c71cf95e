package org.twinkeep.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.store.SaveState;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.workbench.Workbench;

/** The line at the bottom: what is stored, what there is, what is wrong. */
final class StatusBar {

  private final HBox row = new HBox();
  private final Label saved = new Label();
  private final Label checking = new Label("checking…");
  private final Label counts = new Label();
  private final Tooltip nodesTooltip = new Tooltip();
  private final Button problems = new Button();

  private final Button nodes = new Button();

  StatusBar(Workbench workbench, Commands commands, Status status) {
    nodes.setId("status-nodes");
    nodes.getStyleClass().add("flat");
    nodes.setFocusTraversable(false);
    nodes.setOnAction(event -> commands.run(Command.STATUS));
    nodes.setTooltip(nodesTooltip);
    row.setId("status");
    row.setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    saved.setId("status-saved");
    counts.setId("status-counts");
    problems.setId("status-problems");
    problems.getStyleClass().add("flat");
    problems.setFocusTraversable(false);
    problems.setOnAction(event -> commands.run(Command.SHOW_PROBLEMS));
    checking.visibleProperty().bind(status.checking());
    row.getChildren().addAll(saved, nodes, space, checking, problems, counts);
    workbench.onProject(this::count);
    workbench.onProject(project -> nodes(workbench));
    workbench.nodeStatesProperty().subscribe(states -> nodes(workbench));
    workbench.selection().firewallProperty().subscribe(chosen -> nodes(workbench));
    status.saved().subscribe(this::saved);
    status.problems().subscribe(this::problems);
  }

  Parent node() {
    return row;
  }

  private record Told(String node, NodeState state) {}

  private static List<Told> told(List<Node> nodes, Map<Id, NodeState> states) {
    return nodes.stream()
        .flatMap(
            node ->
                Optional.ofNullable(states.get(node.id())).stream()
                    .map(state -> new Told(node.name(), state)))
        .toList();
  }

  /** {@code lj-fw-1 ● MASTER lj-fw-2 ○ BACKUP}; nothing before somebody asked. */
  static String text(List<Node> nodes, Map<Id, NodeState> states) {
    return told(nodes, states).stream()
        .map(t -> t.node() + " " + t.state().shortTitle())
        .collect(Collectors.joining("    "));
  }

  private void nodes(Workbench workbench) {
    List<Node> all = workbench.firewall().map(Firewall::nodes).orElse(List.of());
    Map<Id, NodeState> states = workbench.nodeStatesProperty().get();
    List<Told> told = told(all, states);
    boolean well =
        told.stream()
            .allMatch(t -> t.state().standing().isWell() && t.state().warnings().isEmpty());
    nodes.setText(text(all, states));
    nodes.setVisible(!told.isEmpty());
    nodes.setManaged(!told.isEmpty());
    nodes.setGraphic(well ? Icons.of("mdi2s-server-network") : Icons.of("mdi2a-alert"));
    nodesTooltip.setText(
        Stream.concat(
                told.stream()
                    .map(t -> t.node() + "\n  " + String.join("\n  ", t.state().details())),
                Stream.of("Click to ask again."))
            .collect(Collectors.joining("\n\n")));
  }

  private void saved(SaveState state) {
    switch (state) {
      case SaveState.Saved() -> showSaved("Saved", "mdi2c-check");
      case SaveState.Saving() -> showSaved("Saving…", "mdi2d-dots-horizontal");
      case SaveState.Failed(String message) ->
          showSaved("Not saved, trying again: " + message, "mdi2a-alert");
    }
  }

  private void showSaved(String text, String icon) {
    saved.setText(text);
    saved.setGraphic(Icons.of(icon));
  }

  private void problems(List<Problem> now) {
    problems.setText(text(now));
    problems.setGraphic(
        Icons.of(
            now.stream()
                .map(Problem::severity)
                .min(Comparator.naturalOrder())
                .map(StatusBar::icon)
                .orElse("mdi2c-check-circle-outline")));
  }

  private static String icon(Severity worst) {
    return switch (worst) {
      case ERROR -> "mdi2c-close-circle";
      case DANGER, WARNING -> "mdi2a-alert";
      case NOTE -> "mdi2i-information-outline";
    };
  }

  /** The numbers of all kinds, worst first: {@code 2 errors, 1 warning}. */
  static String text(List<Problem> problems) {
    List<String> parts =
        Stream.of(Severity.values())
            .map(severity -> part(problems, severity))
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty() ? "No problems" : String.join(", ", parts);
  }

  private static String part(List<Problem> problems, Severity severity) {
    long count = problems.stream().filter(p -> p.severity() == severity).count();
    String noun = severity.name().toLowerCase(java.util.Locale.ROOT);
    return count == 0 ? "" : count + " " + noun + (count == 1 ? "" : "s");
  }

  private void count(Project project) {
    int rules =
        project.firewalls().stream()
            .flatMap(f -> f.ruleSets().all())
            .mapToInt(set -> set.rules().size())
            .sum();
    counts.setText(project.objects().size() + " objects, " + rules + " rules");
  }
}

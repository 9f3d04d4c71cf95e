package org.twinkeep.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
  private final Button problems = new Button();

  StatusBar(Workbench workbench, Commands commands, Status status) {
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
    row.getChildren().addAll(saved, space, checking, problems, counts);
    workbench.onProject(this::count);
    status.saved().subscribe(this::saved);
    status.problems().subscribe(this::problems);
  }

  Node node() {
    return row;
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
            now.stream().anyMatch(Problem::isError)
                ? "mdi2c-close-circle"
                : now.isEmpty() ? "mdi2c-check-circle-outline" : "mdi2a-alert"));
  }

  /** The numbers of the worst kinds: {@code 2 errors, 1 warning}. */
  static String text(List<Problem> problems) {
    List<String> parts =
        Stream.of(Severity.ERROR, Severity.DANGER, Severity.WARNING)
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

package org.twinkeep.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.twinkeep.model.Project;
import org.twinkeep.workbench.Workbench;

/** The line at the bottom: what is stored, what there is, what is wrong. */
final class StatusBar {

  private final HBox row = new HBox();
  private final Label counts = new Label();

  StatusBar(Workbench workbench) {
    row.setId("status");
    row.setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    counts.setId("status-counts");
    row.getChildren().addAll(space, counts);
    workbench.onProject(this::count);
  }

  Node node() {
    return row;
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

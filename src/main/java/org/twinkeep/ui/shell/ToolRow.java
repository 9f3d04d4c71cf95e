package org.twinkeep.ui.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.workbench.Workbench;

/** The toolbar: project, firewall, undo and redo, check, install, search. */
final class ToolRow {

  private final ToolBar bar = new ToolBar();

  ToolRow(Workbench workbench, Commands commands) {
    bar.setId("toolbar");
    Label project = new Label();
    project.setId("project-name");
    workbench.onProject(p -> project.setText(p.name()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button search = commands.button(Command.PALETTE);
    search.setText("Search  Ctrl+K");
    search.getStyleClass().add("search-button");
    bar.getItems()
        .addAll(
            project,
            new FirewallChooser(workbench).node(),
            new Separator(Orientation.VERTICAL),
            commands.iconButton(Command.UNDO),
            commands.iconButton(Command.REDO),
            new Separator(Orientation.VERTICAL),
            commands.button(Command.CHECK),
            commands.button(Command.INSTALL),
            space,
            search,
            commands.iconButton(Command.SWITCH_THEME));
  }

  Node node() {
    return bar;
  }
}

package org.twinkeep.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.workbench.Described;
import org.twinkeep.workbench.Workbench;

/** Chooses the firewall whose tables, diagram and files are shown. */
final class FirewallChooser {

  private final Workbench workbench;
  private final MenuButton button = new MenuButton();

  FirewallChooser(Workbench workbench) {
    this.workbench = workbench;
    button.setId("firewall-chooser");
    button.getStyleClass().add("flat");
    button.setFocusTraversable(false);
    workbench.onProject(this::show);
    workbench
        .selection()
        .firewallProperty()
        .addListener((property, before, after) -> show(workbench.project()));
  }

  Node node() {
    return button;
  }

  private void show(Project project) {
    Optional<Firewall> current = workbench.firewall();
    button.setText(current.map(Firewall::name).orElse("no firewall"));
    button.setDisable(project.firewalls().isEmpty());
    current.ifPresent(f -> button.setGraphic(Icons.of(Described.of(f).icon())));
    button.getItems().setAll(project.firewalls().stream().map(this::item).toList());
  }

  private MenuItem item(Firewall firewall) {
    MenuItem item = new MenuItem(firewall.name(), Icons.of(Described.of(firewall).icon()));
    item.setOnAction(e -> workbench.selection().firewallProperty().set(List.of(firewall.id())));
    return item;
  }
}

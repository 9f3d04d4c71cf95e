package org.twinkeep.ui.topology;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.twinkeep.model.Id;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.Icons;

/** The context menu of the diagram; what cannot be done now is disabled. */
final class DiagramMenu {

  private final TopologyViewModel model;
  private final Viewport viewport;
  private final Commands commands;
  private final Consumer<List<Id>> showRules;
  private final Runnable openPanel;
  private final ContextMenu menu = new ContextMenu();

  /**
   * Builds the menu.
   *
   * @param showRules selects rules and brings their table to the front
   * @param openPanel opens the list of rules beside the diagram
   */
  DiagramMenu(
      TopologyViewModel model,
      Viewport viewport,
      Commands commands,
      Consumer<List<Id>> showRules,
      Runnable openPanel) {
    this.openPanel = openPanel;
    this.commands = commands;
    this.model = model;
    this.viewport = viewport;
    this.showRules = showRules;
    menu.setId("diagram-menu");
    viewport.setOnContextMenuRequested(
        event -> {
          show(viewport, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    viewport.setOnMousePressed(event -> menu.hide());
  }

  /** Shows the networks to which a node can be connected, below its figure. */
  void showNetworks(FigureView view) {
    Bounds at = view.localToScreen(view.getLayoutBounds());
    List<MenuItem> networks = networks(view.figure().key());
    menu.getItems()
        .setAll(
            networks.isEmpty()
                ? List.of(item("It is on every network", "mdi2l-lan", true, () -> {}))
                : networks);
    menu.show(view, at.getMinX(), at.getMaxY());
  }

  private List<MenuItem> networks(Id node) {
    return model.connections().connectable(node).stream()
        .map(
            c ->
                item(
                    "Connect to " + c.name(),
                    "mdi2l-lan-connect",
                    false,
                    () -> model.connections().connect(node, c.key())))
        .toList();
  }

  private Menu connect() {
    Menu connect = new Menu("Connect to", Icons.of("mdi2l-lan-connect"));
    connect.setId("menu-connect");
    model.connections().selectedNode().map(this::networks).ifPresent(connect.getItems()::setAll);
    connect.setDisable(connect.getItems().isEmpty());
    return connect;
  }

  private void show(Node owner, double x, double y) {
    int selected = model.selectedKeys().size();
    List<Id> rules = model.rulesAboutSelected();
    String about = rules.size() == 1 ? "Show the rule about this" : "Show the rules about this";
    menu.getItems()
        .setAll(
            item(
                rules.isEmpty() ? "No rule names this" : about + " (" + rules.size() + ")",
                "mdi2s-shield-search",
                rules.isEmpty(),
                () -> showRules.accept(rules)),
            item(
                selected == 2 ? "What may pass between these two" : "List the rules about this",
                "mdi2s-shield-half-full",
                selected == 0 || selected > 2,
                openPanel),
            connect(),
            commands.menuItem(Command.STATUS),
            new SeparatorMenuItem(),
            item(
                "Align in a row",
                "mdi2a-align-vertical-center",
                selected < 2,
                model.arranging()::alignInRow),
            item(
                "Align in a column",
                "mdi2a-align-horizontal-center",
                selected < 2,
                model.arranging()::alignInColumn),
            item(
                "Place automatically",
                "mdi2a-auto-fix",
                model.selectedKeys().stream().noneMatch(model.arranging()::isPlaced),
                model.arranging()::releaseSelected),
            item("Tidy up everything", "mdi2b-broom", false, model.arranging()::tidyUp),
            new SeparatorMenuItem(),
            commands.menuItem(Command.EXPORT_DIAGRAM),
            item("Select all", "mdi2s-select-all", false, model::selectAll),
            item("Zoom to fit", "mdi2f-fit-to-page-outline", false, viewport::fit),
            item("Zoom to 100 %", "mdi2m-magnify", false, viewport::zoomToFull));
    menu.show(owner, x, y);
  }

  private static MenuItem item(String text, String icon, boolean disabled, Runnable action) {
    MenuItem item = new MenuItem(text, Icons.of(icon));
    item.setDisable(disabled);
    item.setOnAction(event -> action.run());
    return item;
  }
}

package org.twinkeep.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.twinkeep.model.Id;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.MainTab;
import org.twinkeep.ui.kit.RememberedSplit;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.workbench.Workbench;

/** The window of an open project: objects, tabs and inspector between toolbar and status bar. */
public final class Shell {

  private final BorderPane root = new BorderPane();
  private final TabPane tabs;
  private final TabPane panels;

  /**
   * Puts the parts together; binds the commands that show a tab, and the palette.
   *
   * @param reveal brings an element or a rule to the front
   */
  public Shell(
      Workbench workbench,
      Commands commands,
      Settings settings,
      ShellParts parts,
      Status status,
      Consumer<Id> reveal) {
    tabs = tabPane("tabs", parts.tabs());
    panels = tabPane("panels", parts.panels());
    bindTabs(commands);
    Palette palette = new Palette(new PaletteViewModel(workbench, commands, reveal));
    commands.bind(Command.PALETTE, () -> palette.show(root));
    RememberedSplit middle =
        new RememberedSplit(
            settings, "split.panels", Orientation.VERTICAL, new double[] {0.76}, tabs, panels);
    RememberedSplit whole =
        new RememberedSplit(
            settings,
            "split.main",
            Orientation.HORIZONTAL,
            new double[] {0.175, 0.8},
            parts.objects(),
            middle,
            parts.inspector());
    SplitPane.setResizableWithParent(parts.objects(), false);
    SplitPane.setResizableWithParent(parts.inspector(), false);
    SplitPane.setResizableWithParent(panels, false);
    root.setId("shell");
    root.setTop(new VBox(MenuRow.of(commands), new ToolRow(workbench, commands).node()));
    root.setCenter(whole);
    root.setBottom(new StatusBar(workbench, commands, status).node());
  }

  public Parent root() {
    return root;
  }

  /** Brings a tab or panel to the front. */
  public void show(String id) {
    for (TabPane pane : List.of(tabs, panels)) {
      pane.getTabs().stream()
          .filter(t -> id.equals(t.getId()))
          .forEach(t -> pane.getSelectionModel().select(t));
    }
  }

  private void bindTabs(Commands commands) {
    commands.bind(Command.SHOW_TOPOLOGY, () -> show("topology"));
    commands.bind(Command.SHOW_POLICY, () -> show("policy"));
    commands.bind(Command.SHOW_NAT, () -> show("nat"));
    commands.bind(Command.SHOW_ROUTING, () -> show("routing"));
    commands.bind(Command.SHOW_GENERATED, () -> show("generated"));
    commands.bind(Command.SHOW_PROBLEMS, () -> show("problems"));
  }

  private static TabPane tabPane(String id, List<MainTab> contents) {
    TabPane pane = new TabPane();
    pane.setId(id);
    pane.getStyleClass().add("dense");
    pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    contents.forEach(content -> pane.getTabs().add(tab(content)));
    SpringLoadedTabs.on(pane);
    return pane;
  }

  private static Tab tab(MainTab content) {
    Node view = content.content();
    Tab tab = new Tab(content.title(), view);
    tab.setId(content.id());
    tab.setGraphic(Icons.of(content.icon()));
    return tab;
  }
}

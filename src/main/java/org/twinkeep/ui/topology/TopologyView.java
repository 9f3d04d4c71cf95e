package org.twinkeep.ui.topology;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.EmptyState;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.workbench.Navigator;
import org.twinkeep.workbench.Workbench;

/** The firewall's diagram: Figure 1 of the article, alive. */
public final class TopologyView {

  private final StackPane root = new StackPane();
  private final TopologyViewModel model;
  private final Plane plane;
  private final Viewport viewport;
  private final EmptyState nothing;
  private final AboutPanel about;
  private final MiniMap map;
  private final ToggleButton rules = new ToggleButton("", Icons.of("mdi2s-shield-search"));

  /**
   * Builds the view.
   *
   * @param problems what is wrong in the project now; marked where it is
   * @param background where rules are read
   * @param navigator brings the table of a rule to the front
   */
  public TopologyView(
      Workbench workbench,
      Commands commands,
      ObservableValue<List<Problem>> problems,
      Background background,
      Navigator navigator) {
    about = new AboutPanel(background, navigator::show);
    model = new TopologyViewModel(workbench, problems);
    plane = new Plane(this::watchFocus);
    viewport = new Viewport(plane);
    Connecting connecting = new Connecting(model, plane);
    Gestures gestures = new Gestures(model, viewport, connecting);
    plane.getChildren().addAll(gestures.band(), connecting.line());
    new ObjectDrop(model, viewport);
    DiagramMenu menu =
        new DiagramMenu(
            model,
            viewport,
            commands,
            found -> {
              navigator.show(found.getFirst());
              model.select(found);
            },
            () -> rules.setSelected(true));
    new Keys(model, viewport, gestures, menu, () -> rules.setSelected(!rules.isSelected()));
    nothing =
        new EmptyState(
            Command.SHOW_TOPOLOGY.icon(),
            "No firewall yet",
            "The diagram shows a firewall's nodes, networks and shared addresses."
                + " Make a cluster, or open the sample pair.",
            commands.button(Command.NEW_CLUSTER));
    HBox tools = tools();
    map = new MiniMap(viewport);
    StackPane field = new StackPane(viewport, map, tools);
    field.setMinWidth(0);
    HBox.setHgrow(field, Priority.ALWAYS);
    ExportDiagram export = new ExportDiagram(background);
    commands.bind(
        Command.EXPORT_DIAGRAM,
        () -> export.choose(root.getScene().getWindow(), model.drawing(), model.title()),
        model.somethingProperty());
    root.setId("topology-view");
    root.getStyleClass().add("diagram");
    root.getChildren().addAll(new HBox(field, about), nothing);
    StackPane.setAlignment(map, Pos.BOTTOM_LEFT);
    StackPane.setMargin(map, new Insets(12));
    StackPane.setAlignment(tools, Pos.BOTTOM_RIGHT);
    tools
        .layoutBoundsProperty()
        .subscribe(at -> viewport.setCovered(at.getWidth(), at.getHeight()));
    model.drawingProperty().subscribe(this::show);
    workbench.selection().itemsProperty().subscribe(this::showSelection);
    problems.subscribe(this::showProblems);
    // A tab pane keeps the content of each tab in a region, and shows one of them.
    root.parentProperty().flatMap(Node::visibleProperty).orElse(true).subscribe(this::setShown);
  }

  public Parent node() {
    return root;
  }

  private void setShown(boolean shown) {
    model.setShown(shown);
    showSelection();
    showProblems();
  }

  private void show(Drawing drawing) {
    boolean empty = drawing.figures().isEmpty();
    nothing.setVisible(empty);
    viewport.setVisible(!empty);
    plane.show(drawing);
    viewport.setContent(drawing.bounds());
    map.show(drawing);
    showSelection();
    showProblems();
  }

  private void showSelection() {
    if (!model.isShown()) {
      return;
    }
    askAbout();
    plane.figures().forEach(view -> view.setSelected(model.isSelected(view.figure())));
    plane
        .wires()
        .forEach(wire -> wire.setSelected(wire.element().filter(model::isSelected).isPresent()));
  }

  private void showProblems() {
    if (!model.isShown()) {
      return;
    }
    plane.figures().forEach(view -> view.setProblems(model.problems(view.figure())));
  }

  private void watchFocus(FigureView view) {
    view.focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                viewport.reveal(view.figure().box());
              }
            });
  }

  /** The panel follows the selection while it is open. */
  private void askAbout() {
    if (about.isVisible() && model.isShown()) {
      model
          .topology()
          .ifPresent(
              topology ->
                  about.ask(
                      model.workbench().project(),
                      model.workbench().firewall().orElseThrow(),
                      topology,
                      model.selectedFigures()));
    }
  }

  private HBox tools() {
    rules.setId("diagram-rules");
    rules.getStyleClass().addAll("flat", "button-icon");
    rules.setTooltip(new Tooltip("Rules about what is selected, or between two things  (R)"));
    rules.setAccessibleText("Rules about what is selected");
    about.visibleProperty().bind(rules.selectedProperty().and(viewport.visibleProperty()));
    about.visibleProperty().subscribe(this::askAbout);
    Label percent = new Label();
    percent.setId("zoom-percent");
    viewport
        .zoomProperty()
        .subscribe(zoom -> percent.setText(Math.round(zoom.doubleValue() * 100) + " %"));
    HBox tools =
        new HBox(
            rules,
            tool(
                "diagram-tidy",
                "mdi2b-broom",
                "Tidy up: lay everything out anew",
                model.arranging()::tidyUp),
            tool("zoom-out", "mdi2m-minus", "Smaller  Ctrl+-", viewport::zoomOut),
            percent,
            tool("zoom-in", "mdi2p-plus", "Larger  Ctrl++", viewport::zoomIn),
            tool(
                "zoom-fit", "mdi2f-fit-to-page-outline", "Show everything  Ctrl+0", viewport::fit));
    tools.setId("diagram-tools");
    tools.getStyleClass().add("diagram-tools");
    tools.setAlignment(Pos.CENTER);
    tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    tools.visibleProperty().bind(viewport.visibleProperty());
    return tools;
  }

  private static Button tool(String id, String icon, String text, Runnable action) {
    Button button = new Button("", Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon");
    button.setTooltip(new Tooltip(text));
    button.setAccessibleText(text);
    button.setOnAction(event -> action.run());
    return button;
  }
}

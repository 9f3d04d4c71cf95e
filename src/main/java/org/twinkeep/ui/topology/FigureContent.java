package org.twinkeep.ui.topology;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.twinkeep.diagram.Cloud;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.diagram.Sizes;
import org.twinkeep.diagram.Topology;
import org.twinkeep.diagram.Topology.Kind;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.Thing;
import org.twinkeep.ui.kit.Icons;

/** What stands inside a figure. */
final class FigureContent {

  private FigureContent() {}

  /** What a figure shows, wherever it stands; equal subjects look the same. */
  static Object subject(Figure figure) {
    return switch (figure) {
      case Figure.Node node -> node.machine();
      case Figure.Internet internet -> internet.key();
      case Figure.Line line -> line.segment();
      case Figure.Virtual virtual -> virtual.badge();
      case Figure.Behind behind -> behind.thing();
    };
  }

  static Region of(Figure figure) {
    return switch (figure) {
      case Figure.Node node -> node(node.machine());
      case Figure.Internet _ -> cloud(label("Internet", "name"));
      case Figure.Line _ -> line();
      case Figure.Virtual virtual -> lines("virtual", Sizes.lines(virtual.badge()), List.of());
      case Figure.Behind behind -> thing(behind.thing());
    };
  }

  /** The figure in words, for tooltips and screen readers. */
  static String words(Figure figure) {
    return switch (figure) {
      case Figure.Node node ->
          words(
              "Node " + node.machine().name(),
              Stream.concat(
                      node.machine().lines().stream(),
                      node.machine().state().stream().flatMap(s -> s.details().stream()))
                  .toList());
      case Figure.Internet _ -> "Internet";
      case Figure.Line line -> words(line.segment());
      case Figure.Virtual virtual ->
          words(
              "Virtual addresses; the master holds them",
              Sizes.lines(virtual.badge()).stream().skip(1).toList());
      case Figure.Behind behind ->
          words(
              kind(behind.thing().kind()) + " " + behind.thing().name(),
              Stream.concat(
                      behind.thing().lines().stream(),
                      behind.thing().services().stream().map(s -> "offers " + s))
                  .toList());
    };
  }

  private static String words(Segment segment) {
    List<String> ports =
        segment.ports().stream()
            .map(
                p ->
                    p.machine()
                        + " "
                        + p.name()
                        + p.addresses().stream().map(a -> "  " + a).collect(Collectors.joining()))
            .toList();
    List<String> prefixes = segment.prefixes().stream().map(Object::toString).toList();
    return words(
        "Network " + segment.name(), Stream.concat(prefixes.stream(), ports.stream()).toList());
  }

  private static String words(String title, List<String> lines) {
    return Stream.concat(Stream.of(title), lines.stream()).collect(Collectors.joining("\n"));
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case HOST -> "Host";
      case NETWORK -> "Network";
      case RANGE -> "Address range";
    };
  }

  private static Region node(Topology.Machine machine) {
    VBox text = new VBox(label(machine.name(), "node-name"));
    machine.lines().forEach(line -> text.getChildren().add(label(line, "detail")));
    text.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(Icons.of("mdi2s-server"), text);
    head.setAlignment(Pos.CENTER);
    head.getStyleClass().add("node-head");
    VBox box = new VBox(head);
    machine.state().ifPresent(state -> box.getChildren().add(state(state)));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("node");
    return box;
  }

  private static VBox state(NodeState state) {
    Label title = label(state.title(), "node-standing");
    title.getStyleClass().add(state.standing().isWell() ? "well" : "alarm");
    VBox box = new VBox(title);
    state.body().forEach(line -> box.getChildren().add(label(line, "detail")));
    box.setAlignment(Pos.TOP_CENTER);
    box.getStyleClass().add("node-state");
    return box;
  }

  private static Region line() {
    Region line = new Region();
    line.getStyleClass().add("network-line");
    return line;
  }

  private static Region thing(Thing thing) {
    List<String> lines = Stream.concat(Stream.of(thing.name()), thing.lines().stream()).toList();
    String services = Sizes.services(thing);
    List<String> offered = services.isEmpty() ? List.of() : List.of(services);
    return switch (thing.kind()) {
      case HOST -> lines("host", lines, offered);
      case RANGE -> lines("range", lines, offered);
      case NETWORK -> cloud(lines("subnet", lines, offered));
    };
  }

  private static VBox lines(String styleClass, List<String> lines, List<String> services) {
    VBox box = new VBox();
    for (int i = 0; i < lines.size(); i++) {
      box.getChildren().add(label(lines.get(i), i == 0 ? "name" : "detail"));
    }
    services.forEach(text -> box.getChildren().add(label(text, "services")));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add(styleClass);
    return box;
  }

  private static Region cloud(Node content) {
    Region shape = new Region();
    Path path = new Path(new MoveTo(Cloud.START.x(), Cloud.START.y()));
    for (Cloud.Curve c : Cloud.CURVES) {
      path.getElements().add(new CubicCurveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y()));
    }
    path.getElements().add(new ClosePath());
    shape.setShape(path);
    shape.getStyleClass().add("cloud");
    return new StackPane(shape, content);
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setMinWidth(0);
    return label;
  }
}

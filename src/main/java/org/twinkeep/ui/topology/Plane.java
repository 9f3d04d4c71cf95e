package org.twinkeep.ui.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Drawing.Figure;

/** The drawing on the screen. A new drawing moves the views of the old one; it makes few anew. */
final class Plane extends Pane {

  private final Group wires = new Group();
  private final Group captions = new Group();
  private final Group figures = new Group();
  private final Map<String, FigureView> views = new HashMap<>();
  private final Consumer<FigureView> whenMade;

  /**
   * An empty plane.
   *
   * @param whenMade gets each new view of a figure, to connect mouse and keys
   */
  Plane(Consumer<FigureView> whenMade) {
    this.whenMade = whenMade;
    getChildren().addAll(wires, captions, figures);
  }

  void show(Drawing drawing) {
    wires.getChildren().setAll(drawing.wires().stream().map(WireView::new).toList());
    List<Node> names = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    List<Node> order = new ArrayList<>();
    for (Figure figure : drawing.figures()) {
      String id = FigureView.id(figure);
      shown.add(id);
      FigureView view = views.computeIfAbsent(id, _ -> make(figure));
      view.show(figure);
      order.add(view);
      if (figure instanceof Figure.Line line) {
        names.add(new CaptionView(line.caption()));
      }
    }
    views.keySet().retainAll(shown);
    captions.getChildren().setAll(names);
    if (!figures.getChildren().equals(order)) {
      figures.getChildren().setAll(order);
    }
  }

  private FigureView make(Figure figure) {
    FigureView view = new FigureView(figure);
    whenMade.accept(view);
    return view;
  }

  Collection<FigureView> figures() {
    return views.values();
  }

  List<WireView> wires() {
    return wires.getChildren().stream().map(WireView.class::cast).toList();
  }
}

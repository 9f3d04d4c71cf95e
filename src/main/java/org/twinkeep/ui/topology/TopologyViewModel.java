package org.twinkeep.ui.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Layout;
import org.twinkeep.diagram.Topology;
import org.twinkeep.diagram.TopologyOf;
import org.twinkeep.edit.DiagramEdits;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.Point;
import org.twinkeep.problem.Problem;
import org.twinkeep.workbench.Workbench;

/** What the diagram shows, and what can be done with it. */
public final class TopologyViewModel {

  private static final Drawing NOTHING = new Drawing(new Box(0, 0, 0, 0), List.of(), List.of());

  private final Workbench workbench;
  private final ObservableValue<List<Problem>> problems;
  private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(NOTHING);
  private final Map<Id, Point> moving = new HashMap<>();
  private final ReadOnlyBooleanWrapper something = new ReadOnlyBooleanWrapper();
  private final Arranging arranging;
  private final Connections connections;
  private Optional<Topology> topology = Optional.empty();
  private boolean shown = true;
  private boolean stale;

  TopologyViewModel(Workbench workbench, ObservableValue<List<Problem>> problems) {
    this.arranging = new Arranging(workbench, this);
    this.connections = new Connections(workbench, this);
    this.workbench = workbench;
    this.problems = problems;
    workbench.onProject(p -> changed());
    workbench.selection().firewallProperty().subscribe(this::changed);
    workbench.nodeStatesProperty().subscribe(states -> changed());
  }

  /**
   * The drawing of the firewall shown; empty when the project has none. It lags behind while the
   * diagram is not shown.
   */
  ReadOnlyObjectProperty<Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** The drawing as it should be now. */
  Drawing drawing() {
    make();
    return drawing.get();
  }

  /** Whether there is a firewall to draw. */
  ReadOnlyBooleanProperty somethingProperty() {
    return something.getReadOnlyProperty();
  }

  /**
   * Says whether somebody sees the diagram. In a large project making it anew is most of an edit's
   * time, and while another tab is in front that would be for nothing.
   */
  void setShown(boolean now) {
    shown = now;
    if (shown) {
      make();
    }
  }

  boolean isShown() {
    return shown;
  }

  ObservableValue<List<Problem>> problemsProperty() {
    return problems;
  }

  private void changed() {
    something.set(workbench.firewall().isPresent());
    moving.clear();
    stale = true;
    if (shown) {
      make();
    }
  }

  private void make() {
    if (!stale) {
      return;
    }
    stale = false;
    Optional<Firewall> firewall = workbench.firewall();
    topology =
        firewall.map(
            f -> TopologyOf.firewall(workbench.project(), f, workbench.nodeStatesProperty().get()));
    redraw();
  }

  private void redraw() {
    Map<Id, Point> places = new HashMap<>(workbench.project().diagram());
    places.putAll(moving);
    drawing.set(topology().map(t -> Layout.of(t, places)).orElse(NOTHING));
  }

  // selection

  /** Whether what a figure stands for is selected, here or in another view. */
  boolean isSelected(Figure figure) {
    List<Id> items = workbench.selection().items();
    return figure.elements().stream().anyMatch(items::contains) || items.contains(figure.key());
  }

  boolean isSelected(Id element) {
    return workbench.selection().items().contains(element);
  }

  void select(Collection<Id> elements) {
    workbench.selection().select(List.copyOf(elements));
  }

  /** Adds to the selection, or takes away when all of it is selected. */
  void toggle(Collection<Id> elements) {
    Set<Id> items = new LinkedHashSet<>(workbench.selection().items());
    if (items.containsAll(elements)) {
      items.removeAll(elements);
    } else {
      items.addAll(elements);
    }
    select(items);
  }

  void selectAll() {
    Set<Id> all = new LinkedHashSet<>();
    drawing().figures().forEach(f -> all.addAll(f.elements()));
    select(all);
  }

  /** Selects all figures whose boxes meet an area. */
  void selectInside(Box area) {
    Set<Id> inside = new LinkedHashSet<>();
    drawing().figures().stream()
        .filter(f -> f.box().overlaps(area))
        .forEach(f -> inside.addAll(f.elements()));
    select(inside);
  }

  /** What the selected elements are called, for titles: {@code web-1} or {@code 3 elements}. */
  String name(Collection<Id> keys) {
    if (keys.size() != 1) {
      return keys.size() + " elements";
    }
    Id only = keys.iterator().next();
    return only.equals(Topology.INTERNET)
        ? "Internet"
        : workbench.project().element(only).map(Element::name).orElse(only.value());
  }

  /** What leaves with a figure that is dragged out of the diagram: all that is selected, and it. */
  List<Element> carried(Figure figure) {
    Set<Id> ids = new LinkedHashSet<>(figure.elements());
    if (isSelected(figure)) {
      ids.addAll(workbench.selection().items());
    }
    return ids.stream().flatMap(id -> workbench.project().element(id).stream()).toList();
  }

  // arranging

  /** The keys that move together when one of them is dragged. */
  Set<Id> movedWith(Figure figure) {
    if (!isSelected(figure)) {
      return Set.of(figure.key());
    }
    Set<Id> keys = selectedKeys();
    keys.add(figure.key());
    return keys;
  }

  Set<Id> selectedKeys() {
    Set<Id> keys = new HashSet<>();
    drawing().figures().stream().filter(this::isSelected).forEach(f -> keys.add(f.key()));
    return keys;
  }

  /** Shows the drawing as it would be after a move; nothing is kept yet. */
  void previewMove(Map<Id, Point> centres) {
    moving.clear();
    moving.putAll(centres);
    redraw();
  }

  void cancelMove() {
    moving.clear();
    redraw();
  }

  /** Where the figures with these keys stand now. */
  Map<Id, Point> centres(Collection<Id> keys) {
    Map<Id, Point> centres = new HashMap<>();
    for (Figure figure : drawing().figures()) {
      if (keys.contains(figure.key())) {
        centres.put(figure.key(), centre(figure));
      }
    }
    return centres;
  }

  /** A network's line reaches as far as its wires; its own middle is where its addresses stand. */
  private Point centre(Figure figure) {
    Map<Id, Point> places = new HashMap<>(workbench.project().diagram());
    places.putAll(moving);
    return topology()
        .map(t -> Layout.centre(t, places, figure.key()))
        .orElseGet(() -> new Point(figure.box().centreX(), figure.box().centreY()));
  }

  /** Keeps the places of a finished move. */
  void move(Map<Id, Point> centres) {
    moving.clear();
    Map<Id, Point> rounded = new HashMap<>(centres);
    rounded.replaceAll((key, c) -> new Point(Math.round(c.x()), Math.round(c.y())));
    workbench.apply(DiagramEdits.place("Move " + name(centres.keySet()), rounded));
    redraw();
  }

  /** What is done with the places of the selected figures. */
  Arranging arranging() {
    return arranging;
  }

  /** Which nodes can be connected to which networks. */
  Connections connections() {
    return connections;
  }

  // objects from elsewhere

  /** The objects among these that a diagram can show. */
  List<Id> drawable(List<Id> ids) {
    return ids.stream()
        .filter(
            id ->
                workbench
                    .project()
                    .objects()
                    .find(id)
                    .filter(
                        o -> o instanceof Host || o instanceof Network || o instanceof AddressRange)
                    .isPresent())
        .toList();
  }

  /** Shows objects at a point, side by side, and selects them. */
  void place(List<Id> objects, Point at) {
    Map<Id, Point> centres = new HashMap<>();
    for (Id id : objects) {
      centres.put(id, new Point(Math.round(at.x() + 150.0 * centres.size()), Math.round(at.y())));
    }
    if (!centres.isEmpty()) {
      workbench.apply(DiagramEdits.place("Show " + name(objects) + " in the diagram", centres));
      select(objects);
    }
  }

  // rules and problems

  /** The rules of the firewall shown that name what is selected, directly or through groups. */
  List<Id> rulesAboutSelected() {
    Set<Id> elements = new HashSet<>(workbench.selection().items());
    drawing().figures().stream()
        .filter(this::isSelected)
        .forEach(
            f -> {
              elements.addAll(f.elements());
              elements.add(f.key());
            });
    return workbench
        .firewall()
        .map(f -> new RulesAbout(workbench.project(), f).find(elements))
        .orElse(List.of());
  }

  /** The figures that are selected, those that were selected first in front. */
  List<Figure> selectedFigures() {
    List<Id> items = workbench.selection().items();
    return drawing().figures().stream()
        .filter(this::isSelected)
        .filter(f -> !(f instanceof Figure.Virtual) || !isLineOf(f.key()))
        .sorted(Comparator.comparingInt(f -> first(items, f)))
        .toList();
  }

  /** A network without an object is selected by the key that its virtual addresses have, too. */
  private boolean isLineOf(Id key) {
    return drawing().figures().stream()
        .anyMatch(f -> f instanceof Figure.Line && f.elements().contains(key));
  }

  private static int first(List<Id> items, Figure figure) {
    return figure.elements().stream()
        .mapToInt(items::indexOf)
        .filter(i -> i >= 0)
        .min()
        .orElse(items.size());
  }

  /** What the drawing shows; absent when there is no firewall. */
  Optional<Topology> topology() {
    make();
    return topology;
  }

  /** What the diagram is of: {@code HA pair, lj-fw}. */
  String title() {
    return workbench.project().name() + workbench.firewall().map(f -> ", " + f.name()).orElse("");
  }

  Workbench workbench() {
    return workbench;
  }

  /** Problems of what a figure stands for, worst first. */
  List<Problem> problems(Figure figure) {
    Set<Id> about = new HashSet<>(figure.elements());
    about.add(figure.key());
    List<Problem> found = new ArrayList<>(problems.getValue());
    found.removeIf(p -> p.place().element().filter(about::contains).isEmpty());
    found.sort(Problem.ORDER);
    return found;
  }
}

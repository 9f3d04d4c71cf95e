package org.twinkeep.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.diagram.Drawing.Align;
import org.twinkeep.diagram.Drawing.Caption;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Drawing.Wire;
import org.twinkeep.diagram.Drawing.WireKind;
import org.twinkeep.diagram.Topology.Machine;
import org.twinkeep.diagram.Topology.Port;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.SyncLine;
import org.twinkeep.diagram.Topology.Thing;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Point;

/**
 * Topology → drawing. Wires to networks are vertical: a network's line reaches as far as its wires
 * do, wherever nodes and hosts are moved.
 */
public final class Layout {

  private static final double MARGIN = 24;
  private static final double OVERHANG = 18;
  private static final double LINE_HEIGHT = 10;
  private static final double SYNC_PITCH = 44;

  private final Topology topology;
  private final Places places;
  private final Map<Id, Box> machines = new HashMap<>();
  private final Map<Id, Double> ports = new HashMap<>();

  private Layout(Topology topology, Map<Id, Point> chosen) {
    this.topology = topology;
    this.places = new Places(topology, chosen);
  }

  /**
   * The drawing of a topology.
   *
   * @param chosen centres that the user chose, by key; for a network the middle of its line
   */
  public static Drawing of(Topology topology, Map<Id, Point> chosen) {
    return new Layout(topology, chosen).draw();
  }

  /** The point that {@code chosen} would hold for what stands under a key. */
  public static Point centre(Topology topology, Map<Id, Point> chosen, Id key) {
    return new Places(topology, chosen).of(key);
  }

  private Drawing draw() {
    topology.machines().forEach(this::machine);
    List<Wire> wires = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    Map<Id, Box> things = new HashMap<>();
    for (Thing thing : topology.things()) {
      things.put(thing.id(), Box.centred(places.of(thing.id()), Sizes.thing(thing)));
    }
    Box internet = Box.centred(places.of(Topology.INTERNET), Sizes.internet());
    for (Segment segment : topology.segments()) {
      double y = places.of(segment.key()).y();
      segment.ports().forEach(port -> wires.add(wire(port, y)));
    }
    for (Segment segment : topology.segments()) {
      Figure.Line line = line(segment, things, internet, wires);
      figures.add(line);
      if (segment.role() == Role.OUTSIDE) {
        wires.add(plain(WireKind.INTERNET, internet, internet.centreX(), line.box().centreY()));
      }
    }
    for (Thing thing : topology.things()) {
      Box box = things.getOrDefault(thing.id(), internet);
      wireBehind(thing, box, figures, internet).ifPresent(wires::add);
    }
    topology.segments().forEach(s -> virtual(s).ifPresent(figures::add));
    topology.machines().forEach(m -> figures.add(new Figure.Node(m, box(m.id()))));
    if (topology.hasInternet()) {
      figures.add(new Figure.Internet(internet));
    }
    topology
        .things()
        .forEach(t -> figures.add(new Figure.Behind(t, things.getOrDefault(t.id(), internet))));
    for (int i = 0; i < topology.syncLines().size(); i++) {
      wires.addAll(
          sync(
              topology.syncLines().get(i),
              (i * 2 - topology.syncLines().size() + 1) * SYNC_PITCH / 2));
    }
    return new Drawing(bounds(figures, wires), figures, wires);
  }

  private Box box(Id machine) {
    return machines.getOrDefault(machine, new Box(0, 0, 0, 0));
  }

  // nodes and their interfaces

  private void machine(Machine machine) {
    Point centre = places.of(machine.id());
    List<Port> above = new ArrayList<>();
    List<Port> below = new ArrayList<>();
    for (Segment segment : topology.segments()) {
      segment.ports().stream()
          .filter(p -> p.machine().equals(machine.id()))
          .forEach((places.of(segment.key()).y() < centre.y() ? above : below)::add);
    }
    double cells = Math.max(cells(above), cells(below));
    machines.put(machine.id(), Box.centred(centre, Sizes.machine(machine, cells)));
    arrange(above, centre);
    arrange(below, centre);
  }

  private static double cells(List<Port> side) {
    return side.stream().mapToDouble(Sizes::cell).sum();
  }

  /** Gives the interfaces of one side of a node their places from left to right. */
  private void arrange(List<Port> side, Point machine) {
    side.sort(Comparator.comparingDouble(p -> rank(p, machine)));
    if (side.size() == 1) {
      ports.put(side.getFirst().id(), machine.x());
      return;
    }
    double x = machine.x() - cells(side) / 2;
    for (Port port : side) {
      double cell = Sizes.cell(port);
      ports.put(port.id(), textOnLeft(port) ? x + cell - 8 : x + 8);
      x += cell;
    }
  }

  /**
   * Orders interfaces so that wires do not cross lines: on the left machine the farthest network
   * comes first, on the right one last; a network of one machine alone stands on its own side.
   */
  private double rank(Port port, Point machine) {
    Segment segment = segment(port);
    Point line = places.of(segment.key());
    double distance = Math.abs(line.y() - machine.y());
    if (segment.ports().size() > 1) {
      return isLeft(port.machine()) ? -distance : distance;
    }
    return Math.signum(Math.round(line.x() - machine.x())) * (100_000 - distance);
  }

  private Segment segment(Port port) {
    return topology.segments().stream()
        .filter(s -> s.ports().contains(port))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a port lies on a segment"));
  }

  private boolean isLeft(Id machine) {
    double middle =
        topology.machines().stream().mapToDouble(m -> places.of(m.id()).x()).average().orElse(0);
    return places.of(machine).x() <= middle;
  }

  private boolean textOnLeft(Port port) {
    return topology.machines().size() > 1 && !isLeft(port.machine());
  }

  private double x(Port port) {
    return ports.getOrDefault(port.id(), 0.0);
  }

  private Wire wire(Port port, double lineY) {
    Box machine = box(port.machine());
    boolean above = lineY < machine.centreY();
    double y = above ? machine.y() : machine.bottom();
    List<String> lines = Sizes.caption(port);
    double width = Sizes.widest(lines);
    double height = Sizes.height(lines);
    Box text =
        new Box(
            textOnLeft(port) ? x(port) - 6 - width : x(port) + 6,
            above ? y - 4 - height : y + 4,
            width,
            height);
    return new Wire(
        WireKind.INTERFACE,
        Optional.of(port.id()),
        new Point(x(port), y),
        new Point(x(port), lineY),
        List.of(new Caption(lines, textOnLeft(port) ? Align.RIGHT : Align.LEFT, text)));
  }

  // networks

  private Figure.Line line(Segment segment, Map<Id, Box> things, Box internet, List<Wire> wires) {
    Point centre = places.of(segment.key());
    double own = segment.ports().size() > 1 ? badgeWidth(segment) : places.ownWidth(segment);
    double left = centre.x() - own / 2;
    double right = centre.x() + own / 2;
    List<Double> reached = new ArrayList<>();
    segment.ports().forEach(p -> reached.add(x(p)));
    if (segment.role() == Role.OUTSIDE) {
      reached.add(internet.centreX());
    }
    topology.things().stream()
        .filter(t -> t.behind().equals(Optional.of(segment.key())))
        .forEach(t -> reached.add(things.getOrDefault(t.id(), internet).centreX()));
    for (double x : reached) {
      left = Math.min(left, x - OVERHANG);
      right = Math.max(right, x + OVERHANG);
    }
    Box box = new Box(left, centre.y() - LINE_HEIGHT / 2, right - left, LINE_HEIGHT);
    return new Figure.Line(segment, box, caption(segment, box, wires));
  }

  private static double badgeWidth(Segment segment) {
    return segment.badge().map(b -> Sizes.badge(b).width() + 2 * OVERHANG).orElse(0.0);
  }

  /**
   * The network's name stands beyond the end that points away from the middle; where a wire would
   * cross it there, below the line's end.
   */
  private Caption caption(Segment segment, Box line, List<Wire> wires) {
    List<String> lines = Sizes.caption(segment);
    double width = Sizes.widest(lines);
    double height = Sizes.height(lines);
    boolean right = segment.ports().size() == 1 && places.of(segment.key()).x() > 0;
    double beyond = right ? line.right() + 8 : line.x() - 8 - width;
    Box outside = new Box(beyond, line.centreY() - height / 2, width, height);
    if (wires.stream().noneMatch(wire -> crosses(wire, outside))) {
      return new Caption(lines, right ? Align.LEFT : Align.RIGHT, outside);
    }
    boolean above = line.centreY() < 0;
    double x = line.x() + OVERHANG + 6;
    double y = above ? line.y() - height : line.bottom();
    return new Caption(lines, Align.LEFT, new Box(x, y, width, height));
  }

  private static boolean crosses(Wire vertical, Box box) {
    double top = Math.min(vertical.from().y(), vertical.to().y());
    double height = Math.abs(vertical.from().y() - vertical.to().y());
    return new Box(vertical.from().x(), top, 0.1, height).overlaps(box);
  }

  private Optional<Figure> virtual(Segment segment) {
    return segment
        .badge()
        .map(b -> new Figure.Virtual(b, Box.centred(places.of(segment.key()), Sizes.badge(b))));
  }

  // what hangs on them

  private static Wire plain(WireKind kind, Box box, double x, double lineY) {
    double edge = lineY < box.centreY() ? box.y() : box.bottom();
    return new Wire(kind, Optional.empty(), new Point(x, edge), new Point(x, lineY), List.of());
  }

  private static Optional<Wire> wireBehind(
      Thing thing, Box box, List<Figure> figures, Box internet) {
    if (thing.behind().equals(Optional.of(Topology.INTERNET))) {
      return Optional.of(
          new Wire(
              WireKind.BEHIND,
              Optional.empty(),
              new Point(box.centreX(), box.centreY()),
              new Point(internet.centreX(), internet.centreY()),
              List.of()));
    }
    return figures.stream()
        .filter(f -> thing.behind().equals(Optional.of(f.key())))
        .findFirst()
        .map(line -> plain(WireKind.BEHIND, box, box.centreX(), line.box().centreY()));
  }

  // state sync

  /** From node to node, in the order in which they stand. */
  private List<Wire> sync(SyncLine sync, double offset) {
    List<Port> order =
        sync.ports().stream()
            .sorted(Comparator.comparingDouble(p -> box(p.machine()).centreX()))
            .toList();
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i + 1 < order.size(); i++) {
      Port left = order.get(i);
      Port right = order.get(i + 1);
      Point from = new Point(box(left.machine()).right(), box(left.machine()).centreY() + offset);
      Point to = new Point(box(right.machine()).x(), box(right.machine()).centreY() + offset);
      List<Caption> captions = new ArrayList<>();
      if (i == 0) {
        captions.add(end(left, from, Align.LEFT));
        captions.add(middle(Sizes.caption(sync), from, to));
      }
      captions.add(end(right, to, Align.RIGHT));
      wires.add(new Wire(WireKind.STATE_SYNC, Optional.of(left.id()), from, to, captions));
    }
    return wires;
  }

  private static Caption end(Port port, Point at, Align align) {
    List<String> lines = Sizes.caption(port);
    double width = Sizes.widest(lines);
    double height = Sizes.height(lines);
    double x = align == Align.LEFT ? at.x() + 6 : at.x() - 6 - width;
    return new Caption(lines, align, new Box(x, at.y() - 3 - height, width, height));
  }

  private static Caption middle(List<String> lines, Point from, Point to) {
    double width = Sizes.widest(lines);
    double x = (from.x() + to.x()) / 2 - width / 2;
    double y = (from.y() + to.y()) / 2 + 4;
    return new Caption(lines, Align.CENTRE, new Box(x, y, width, Sizes.height(lines)));
  }

  private static Box bounds(List<Figure> figures, List<Wire> wires) {
    Optional<Box> all =
        Stream.of(
                figures.stream().map(Figure::box),
                figures.stream()
                    .filter(Figure.Line.class::isInstance)
                    .map(f -> ((Figure.Line) f).caption().box()),
                wires.stream().flatMap(w -> w.captions().stream()).map(Caption::box))
            .flatMap(s -> s)
            .reduce(Box::with);
    return all.orElse(new Box(0, 0, 0, 0)).grown(MARGIN);
  }
}

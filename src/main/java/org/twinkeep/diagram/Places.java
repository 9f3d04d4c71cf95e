package org.twinkeep.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.diagram.Box.Size;
import org.twinkeep.diagram.Topology.Machine;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.Thing;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Point;

/**
 * The centre of everything: where the user put it, else where a tidy picture has it.
 *
 * <p>The tidy picture: nodes side by side, their middle at (0, 0); the outside and the Internet
 * above, all other networks below. A network that joins nodes is a line across; several nest like
 * brackets, so that no wire crosses a line. Networks of a single machine stand left and right in
 * turn. Things hang on their network's far side.
 */
final class Places {

  private static final double THING_GAP = 14;
  private static final double THING_DROP = 24;
  private static final double LEAST_LINE = 180;
  private static final int MOST_BELOW = 3;

  private final Topology topology;
  private final Map<Id, Point> chosen;
  private final Map<Id, Point> centres = new HashMap<>();

  Places(Topology topology, Map<Id, Point> chosen) {
    this.topology = topology;
    this.chosen = chosen;
    List<Segment> above = new ArrayList<>(role(Role.OUTSIDE));
    List<Segment> below = new ArrayList<>();
    for (Role role : List.of(Role.MANAGEMENT, Role.OTHER, Role.SYNC, Role.DMZ, Role.INSIDE)) {
      below.addAll(role(role));
    }
    if (below.size() > MOST_BELOW) {
      List<Segment> management = role(Role.MANAGEMENT);
      above.addAll(0, management);
      below.removeAll(management);
    }
    if (above.isEmpty() && below.size() > 1) {
      above.add(below.removeFirst());
    }
    machines(above, below);
    side(above, -1);
    side(below, 1);
    things();
  }

  /** The centre of a machine, segment, thing or the Internet. */
  Point of(Id key) {
    return Optional.ofNullable(centres.get(key)).orElse(new Point(0, 0));
  }

  private void place(Id key, double x, double y) {
    centres.put(key, Optional.ofNullable(chosen.get(key)).orElse(new Point(x, y)));
  }

  private List<Segment> role(Role role) {
    return topology.segments().stream().filter(s -> s.role() == role).toList();
  }

  // nodes

  private void machines(List<Segment> above, List<Segment> below) {
    List<Double> widths =
        topology.machines().stream()
            .map(m -> Sizes.machine(m, Math.max(cells(m, above), cells(m, below))).width())
            .toList();
    double gap = gap(above, below);
    double x = -(widths.stream().mapToDouble(w -> w).sum() + gap * (widths.size() - 1)) / 2;
    for (int i = 0; i < widths.size(); i++) {
      place(topology.machines().get(i).id(), x + widths.get(i) / 2, 0);
      x += widths.get(i) + gap;
    }
  }

  private static double cells(Machine machine, List<Segment> segments) {
    return segments.stream()
        .flatMap(s -> s.ports().stream())
        .filter(p -> p.machine().equals(machine.id()))
        .mapToDouble(Sizes::cell)
        .sum();
  }

  /** Between two nodes: room for the sync link's texts and for what hangs on the inner lines. */
  private double gap(List<Segment> above, List<Segment> below) {
    double sync =
        topology.syncLines().stream()
            .mapToDouble(s -> 40 + 2 * s.ports().stream().mapToDouble(Sizes::cell).max().orElse(0))
            .max()
            .orElse(0);
    double inner =
        Stream.of(above, below)
            .flatMap(side -> side.stream().limit(Math.max(0, side.size() - 1)))
            .mapToDouble(this::ownWidth)
            .max()
            .orElse(0);
    return Math.clamp(Math.max(sync, inner), 150, 700);
  }

  // networks

  /** Puts the networks of one side on levels, the first nearest to the nodes. */
  private void side(List<Segment> segments, int down) {
    double edge = machineHeight() / 2;
    double wires =
        segments.stream()
            .flatMap(s -> s.ports().stream())
            .mapToDouble(p -> Sizes.height(Sizes.caption(p)))
            .max()
            .orElse(0);
    double y = edge + wires + 18;
    List<List<Segment>> levels = levels(segments);
    for (int n = 0; n < levels.size(); n++) {
      List<Segment> level = levels.get(n);
      int outer = levels.size() - 1 - n;
      y += level.stream().mapToDouble(s -> badgeHeight(s) / 2).max().orElse(0) + 12;
      for (int i = 0; i < level.size(); i++) {
        Segment segment = level.get(i);
        place(segment.key(), x(segment, level.size(), i, outer), down * y);
      }
      y += level.stream().mapToDouble(this::outerHeight).max().orElse(0) + 12;
    }
  }

  private double machineHeight() {
    return topology.machines().stream()
        .mapToDouble(m -> Sizes.machine(m, 0).height())
        .max()
        .orElse(0);
  }

  /** Networks that join nodes have a level each; those of one machine share one, two by two. */
  private List<List<Segment>> levels(List<Segment> segments) {
    if (topology.machines().size() > 1) {
      return segments.stream()
          .sorted(Comparator.comparing(s -> s.ports().size() > 1))
          .map(List::of)
          .toList();
    }
    List<List<Segment>> levels = new ArrayList<>();
    for (int i = 0; i < segments.size(); i += 2) {
      levels.add(segments.subList(i, Math.min(i + 2, segments.size())));
    }
    return levels;
  }

  /**
   * The middle of a network's line.
   *
   * @param inLevel how many share its level
   * @param index its place among them
   * @param outer how many levels lie farther outside
   */
  private double x(Segment segment, int inLevel, int index, int outer) {
    if (segment.ports().size() == 1 && topology.machines().size() > 1) {
      double machine = of(segment.ports().getFirst().machine()).x();
      return machine - Math.signum(machine) * (ownWidth(segment) / 2 + 10);
    }
    int machines = topology.machines().size();
    if (machines > 1 && machines % 2 == 1 && outer > 0) {
      // beside the wires that lead from the middle node to the networks farther out
      return (of(topology.machines().get(machines / 2 - 1).id()).x()
              + of(topology.machines().get(machines / 2).id()).x())
          / 2;
    }
    return inLevel == 1 ? 0 : (index == 0 ? -1 : 1) * (ownWidth(segment) / 2 + 60 + 80 * outer);
  }

  private static double badgeHeight(Segment segment) {
    return segment.badge().map(b -> Sizes.badge(b).height()).orElse(0.0);
  }

  /** From the line to the far edge of what hangs on it. */
  private double outerHeight(Segment segment) {
    double things =
        hanging(segment).stream().mapToDouble(Hanging::height).max().orElse(-THING_DROP);
    double caption = Sizes.height(Sizes.caption(segment)) + 6;
    return Math.max(caption, badgeHeight(segment) / 2 + Math.max(0, THING_DROP + things));
  }

  /** The width that a network's line needs for itself. */
  double ownWidth(Segment segment) {
    double badge = segment.badge().map(b -> Sizes.badge(b).width() + 40).orElse(0.0);
    return Math.max(LEAST_LINE, Math.max(badge, rowWidth(hanging(segment))));
  }

  // things

  private record Hanging(Id key, Size size) {
    double height() {
      return size.height();
    }
  }

  private static double rowWidth(List<Hanging> row) {
    return row.stream().mapToDouble(h -> h.size().width() + THING_GAP).sum();
  }

  /** What hangs on a network without a place of its own; the Internet in the middle. */
  private List<Hanging> hanging(Segment segment) {
    List<Hanging> row = new ArrayList<>(behind(segment.key()));
    boolean outermost =
        segment.role() == Role.OUTSIDE && segment.equals(role(Role.OUTSIDE).getLast());
    if (outermost && !chosen.containsKey(Topology.INTERNET)) {
      row.add((row.size() + 1) / 2, new Hanging(Topology.INTERNET, Sizes.internet()));
    }
    return row;
  }

  private List<Hanging> behind(Id key) {
    return topology.things().stream()
        .filter(t -> t.behind().equals(Optional.of(key)) && !chosen.containsKey(t.id()))
        .map(t -> new Hanging(t.id(), Sizes.thing(t)))
        .toList();
  }

  private void things() {
    for (Segment segment : topology.segments()) {
      Point line = of(segment.key());
      int down = line.y() < 0 ? -1 : 1;
      List<Hanging> row = hanging(segment);
      double x = line.x() - (rowWidth(row) - THING_GAP) / 2;
      double start = line.y() + down * (badgeHeight(segment) / 2 + THING_DROP);
      for (Hanging hanging : row) {
        place(hanging.key(), x + hanging.size().width() / 2, start + down * hanging.height() / 2);
        x += hanging.size().width() + THING_GAP;
      }
    }
    topology.things().stream()
        .map(Thing::id)
        .filter(chosen::containsKey)
        .forEach(id -> place(id, 0, 0));
    if (chosen.containsKey(Topology.INTERNET)) {
      place(Topology.INTERNET, 0, 0);
    }
    Point internet = of(Topology.INTERNET);
    double x = internet.x() + Sizes.internet().width() / 2 + 60;
    for (Hanging elsewhere : behind(Topology.INTERNET)) {
      place(elsewhere.key(), x + elsewhere.size().width() / 2, internet.y());
      x += elsewhere.size().width() + THING_GAP;
    }
  }
}

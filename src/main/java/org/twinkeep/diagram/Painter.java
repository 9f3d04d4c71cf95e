package org.twinkeep.diagram;

import java.util.List;
import java.util.stream.Stream;
import org.twinkeep.diagram.Brush.Stroke;
import org.twinkeep.diagram.Brush.Type;
import org.twinkeep.diagram.Drawing.Align;
import org.twinkeep.diagram.Drawing.Caption;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Drawing.Wire;
import org.twinkeep.diagram.Topology.Thing;
import org.twinkeep.model.Point;

/** Paints a drawing for paper: dark on white. One painter serves all kinds of pictures. */
public final class Painter {

  private static final int WHITE = 0xffffff;
  private static final int INK = 0x1f2328;
  private static final int FAINT = 0x59636e;
  private static final int WIRE = 0x6e7781;
  private static final int NODE = 0xddf4ff;
  private static final int NODE_EDGE = 0x0969da;
  private static final int SYNC = 0x8250df;
  private static final int BADGE = 0xdafbe1;
  private static final int BADGE_EDGE = 0x1a7f37;
  private static final int ALARM = 0xffebe9;
  private static final int ALARM_EDGE = 0xa40e26;
  private static final int THING = 0xf6f8fa;

  private static final Type NAME = new Type(Sizes.SMALL, true, INK);
  private static final Type DETAIL = new Type(Sizes.SMALL, false, FAINT);
  private static final Type SERVICES = new Type(Sizes.SMALL, false, BADGE_EDGE);
  private static final Type TITLE = new Type(Sizes.LARGE, true, INK);

  /** From the upper edge of a line of text to its base line. */
  private static final double ASCENT = 11;

  private final Brush brush;

  private Painter(Brush brush) {
    this.brush = brush;
  }

  /** Paints everything, at the drawing's own coordinates. */
  public static void paint(Drawing drawing, Brush brush) {
    Painter painter = new Painter(brush);
    drawing.wires().forEach(painter::wire);
    drawing.figures().forEach(painter::figure);
  }

  private void wire(Wire wire) {
    brush.line(wire.from(), wire.to(), Stroke.solid(WHITE, 7));
    brush.line(
        wire.from(),
        wire.to(),
        switch (wire.kind()) {
          case STATE_SYNC -> new Stroke(SYNC, 2, List.of(7.0, 4.0));
          case INTERFACE, INTERNET, BEHIND -> Stroke.solid(WIRE, 1.5);
        });
    wire.captions().forEach(this::caption);
  }

  private void caption(Caption caption) {
    lines(caption.lines(), caption.box(), caption.align());
  }

  /** Lines from the upper edge of a box; the first stands out. */
  private void lines(List<String> lines, Box box, Align align) {
    double y = box.y();
    for (int i = 0; i < lines.size(); i++) {
      text(lines.get(i), box, y, align, i == 0 ? NAME : DETAIL);
      y += Sizes.LINE;
    }
  }

  private void text(String text, Box box, double top, Align align, Type type) {
    double x =
        switch (align) {
          case LEFT -> box.x();
          case CENTRE -> box.centreX();
          case RIGHT -> box.right();
        };
    brush.text(text, x, top + ASCENT, align, type);
  }

  /** A box of the height of these lines in the middle of another. */
  private static Box middle(Box box, int lines) {
    double height = lines * Sizes.LINE;
    return new Box(box.x(), box.centreY() - height / 2, box.width(), height);
  }

  private void figure(Figure figure) {
    brush.group(
        figure.key().value(),
        () -> {
          switch (figure) {
            case Figure.Line line -> line(line);
            case Figure.Node node -> node(node);
            case Figure.Virtual virtual -> virtual(virtual);
            case Figure.Behind behind -> behind(behind.thing(), behind.box());
            case Figure.Internet internet -> {
              brush.cloud(internet.box(), THING, Stroke.solid(WIRE, 1.5));
              lines(List.of("Internet"), middle(internet.box(), 1), Align.CENTRE);
            }
          }
        });
  }

  private void line(Figure.Line line) {
    Box box = line.box();
    brush.line(
        new Point(box.x(), box.centreY()),
        new Point(box.right(), box.centreY()),
        Stroke.solid(INK, 4));
    caption(line.caption());
  }

  private void node(Figure.Node node) {
    brush.box(node.box(), 8, NODE, Stroke.solid(NODE_EDGE, 1.5));
    Box whole = node.box();
    double stated = Sizes.stateHeight(node.machine());
    Box named = new Box(whole.x(), whole.y(), whole.width(), whole.height() - stated);
    Box text = middle(named, 1 + node.machine().lines().size());
    node.machine().state().ifPresent(state -> state(state, whole, named.bottom()));
    text(node.machine().name(), text, text.y(), Align.CENTRE, TITLE);
    double y = text.y();
    for (String line : node.machine().lines()) {
      y += Sizes.LINE;
      text(line, text, y, Align.CENTRE, DETAIL);
    }
  }

  /** A badge with the standing in words, and lines below it. */
  private void state(NodeState state, Box node, double top) {
    double width = Sizes.text(state.title(), Sizes.SMALL) + 16;
    Box badge =
        new Box(
            node.centreX() - width / 2, top - Sizes.STATE_GAP / 2, width, Sizes.STATE_TITLE - 2);
    boolean well = state.standing().isWell();
    brush.box(badge, 8, well ? WHITE : ALARM, Stroke.solid(well ? BADGE_EDGE : ALARM_EDGE, 1.2));
    text(
        state.title(),
        badge,
        badge.centreY() - Sizes.LINE / 2,
        Align.CENTRE,
        new Type(Sizes.SMALL, true, well ? BADGE_EDGE : ALARM_EDGE));
    double y = badge.bottom() + 2;
    for (String line : state.body()) {
      text(line, node, y, Align.CENTRE, DETAIL);
      y += Sizes.LINE;
    }
  }

  private void virtual(Figure.Virtual virtual) {
    brush.box(virtual.box(), 10, BADGE, Stroke.solid(BADGE_EDGE, 1.5));
    List<String> lines = Sizes.lines(virtual.badge());
    lines(lines, middle(virtual.box(), lines.size()), Align.CENTRE);
  }

  private void behind(Thing thing, Box box) {
    switch (thing.kind()) {
      case NETWORK -> brush.cloud(box, THING, Stroke.solid(WIRE, 1.5));
      case HOST -> brush.box(box, 4, THING, Stroke.solid(WIRE, 1));
      case RANGE -> brush.box(box, 4, THING, new Stroke(WIRE, 1, List.of(5.0, 3.0)));
    }
    List<String> lines = Stream.concat(Stream.of(thing.name()), thing.lines().stream()).toList();
    boolean offers = !thing.services().isEmpty();
    Box text = middle(box, lines.size() + (offers ? 1 : 0));
    lines(lines, text, Align.CENTRE);
    if (offers) {
      double last = text.bottom() - Sizes.LINE;
      text(Sizes.services(thing), text, last, Align.CENTRE, SERVICES);
    }
  }
}

package org.twinkeep.diagram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.twinkeep.diagram.Drawing.Align;
import org.twinkeep.diagram.Drawing.Caption;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Drawing.Wire;
import org.twinkeep.diagram.Drawing.WireKind;
import org.twinkeep.diagram.Topology.Kind;

/** Paints a drawing for paper: dark on white. The same painter serves SVG, PDF and PNG. */
public final class Painter {

  private static final Color INK = new Color(0x1f2328);
  private static final Color FAINT = new Color(0x59636e);
  private static final Color WIRE = new Color(0x6e7781);
  private static final Color NODE = new Color(0xddf4ff);
  private static final Color NODE_EDGE = new Color(0x0969da);
  private static final Color SYNC = new Color(0x8250df);
  private static final Color BADGE = new Color(0xdafbe1);
  private static final Color BADGE_EDGE = new Color(0x1a7f37);
  private static final Color THING = new Color(0xf6f8fa);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, (int) Sizes.SMALL);
  private static final Font BOLD = SMALL.deriveFont(Font.BOLD);
  private static final Font LARGE = BOLD.deriveFont((float) Sizes.LARGE);

  private final Graphics2D g;

  private Painter(Graphics2D g) {
    this.g = g;
  }

  /** Paints; the upper left corner of the drawing's bounds comes to (0, 0). */
  public static void paint(Drawing drawing, Graphics2D target) {
    Graphics2D g = (Graphics2D) target.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.translate(-drawing.bounds().x(), -drawing.bounds().y());
    Painter painter = new Painter(g);
    drawing.wires().forEach(painter::wire);
    drawing.figures().forEach(painter::figure);
    g.dispose();
  }

  private void wire(Wire wire) {
    Line2D line = new Line2D.Double(wire.from().x(), wire.from().y(), wire.to().x(), wire.to().y());
    boolean sync = wire.kind() == WireKind.STATE_SYNC;
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(7));
    g.draw(line);
    g.setColor(sync ? SYNC : WIRE);
    g.setStroke(
        sync
            ? new BasicStroke(
                2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 4}, 0)
            : new BasicStroke(1.5f));
    g.draw(line);
    wire.captions().forEach(this::caption);
  }

  private void caption(Caption caption) {
    double y = caption.box().y();
    for (int i = 0; i < caption.lines().size(); i++) {
      text(caption.lines().get(i), caption.box(), y, caption.align(), i == 0);
      y += Sizes.LINE;
    }
  }

  private void text(String text, Box box, double top, Align align, boolean bold) {
    g.setFont(bold ? BOLD : SMALL);
    g.setColor(bold ? INK : FAINT);
    put(text, box, top, align);
  }

  private void put(String text, Box box, double top, Align align) {
    double width = g.getFontMetrics().getStringBounds(text, g).getWidth();
    double x =
        switch (align) {
          case LEFT -> box.x();
          case CENTRE -> box.centreX() - width / 2;
          case RIGHT -> box.right() - width;
        };
    g.drawString(text, (float) x, (float) (top + Sizes.LINE - 4));
  }

  private void figure(Figure figure) {
    switch (figure) {
      case Figure.Line line -> line(line);
      case Figure.Node node -> node(node);
      case Figure.Virtual virtual -> virtual(virtual);
      case Figure.Behind behind -> behind(behind);
      case Figure.Internet internet -> {
        cloud(internet.box());
        g.setFont(BOLD);
        g.setColor(INK);
        put("Internet", internet.box(), internet.box().centreY() - Sizes.LINE / 2, Align.CENTRE);
      }
    }
  }

  private void line(Figure.Line line) {
    Box box = line.box();
    g.setColor(INK);
    g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(box.x(), box.centreY(), box.right(), box.centreY()));
    caption(line.caption());
  }

  private void node(Figure.Node node) {
    round(node.box(), 8, NODE, NODE_EDGE);
    double y = node.box().centreY() - (node.machine().lines().size() + 1) * Sizes.LINE / 2;
    g.setFont(LARGE);
    g.setColor(INK);
    put(node.machine().name(), node.box(), y, Align.CENTRE);
    for (String line : node.machine().lines()) {
      y += Sizes.LINE;
      text(line, node.box(), y, Align.CENTRE, false);
    }
  }

  private void virtual(Figure.Virtual virtual) {
    round(virtual.box(), 10, BADGE, BADGE_EDGE);
    List<String> lines = Sizes.lines(virtual.badge());
    double y = virtual.box().y() + 5;
    for (int i = 0; i < lines.size(); i++) {
      text(lines.get(i), virtual.box(), y, Align.CENTRE, i == 0);
      y += Sizes.LINE;
    }
  }

  private void behind(Figure.Behind behind) {
    if (behind.thing().kind() == Kind.NETWORK) {
      cloud(behind.box());
    } else {
      round(behind.box(), 4, THING, WIRE);
    }
    int rows = 1 + behind.thing().lines().size() + (behind.thing().services().isEmpty() ? 0 : 1);
    double y = behind.box().centreY() - rows * Sizes.LINE / 2;
    text(behind.thing().name(), behind.box(), y, Align.CENTRE, true);
    for (String line : behind.thing().lines()) {
      y += Sizes.LINE;
      text(line, behind.box(), y, Align.CENTRE, false);
    }
    if (!behind.thing().services().isEmpty()) {
      g.setFont(SMALL);
      g.setColor(BADGE_EDGE);
      put(Sizes.services(behind.thing()), behind.box(), y + Sizes.LINE, Align.CENTRE);
    }
  }

  private void round(Box box, double radius, Color fill, Color edge) {
    var shape =
        new RoundRectangle2D.Double(
            box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
    g.setColor(fill);
    g.fill(shape);
    g.setColor(edge);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(shape);
  }

  private void cloud(Box box) {
    Path2D cloud = new Path2D.Double();
    cloud.moveTo(x(box, Cloud.START.x()), y(box, Cloud.START.y()));
    for (Cloud.Curve c : Cloud.CURVES) {
      cloud.curveTo(
          x(box, c.x1()),
          y(box, c.y1()),
          x(box, c.x2()),
          y(box, c.y2()),
          x(box, c.x()),
          y(box, c.y()));
    }
    cloud.closePath();
    g.setColor(THING);
    g.fill(cloud);
    g.setColor(WIRE);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(cloud);
  }

  private static double x(Box box, double part) {
    return box.x() + part * box.width();
  }

  private static double y(Box box, double part) {
    return box.y() + part * box.height();
  }
}

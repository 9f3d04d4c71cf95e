package org.twinkeep.interchange.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Brush;
import org.twinkeep.diagram.Cloud;
import org.twinkeep.diagram.Drawing.Align;
import org.twinkeep.model.Point;

/** Paints with the graphics of the JDK. */
final class AwtBrush implements Brush {

  private final Graphics2D g;

  AwtBrush(Graphics2D g) {
    this.g = g;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  @Override
  public void line(Point from, Point to, Stroke stroke) {
    draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()), stroke);
  }

  @Override
  public void box(Box box, double radius, int fill, Stroke edge) {
    Shape shape =
        new RoundRectangle2D.Double(
            box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
    fill(shape, fill);
    draw(shape, edge);
  }

  @Override
  public void cloud(Box box, int fill, Stroke edge) {
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
    fill(cloud, fill);
    draw(cloud, edge);
  }

  @Override
  public void text(String text, double x, double baseline, Align align, Type type) {
    Font font =
        new Font(Font.SANS_SERIF, type.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) type.size());
    g.setFont(font);
    g.setColor(new Color(type.colour()));
    double width = font.getStringBounds(text, g.getFontRenderContext()).getWidth();
    double left =
        switch (align) {
          case LEFT -> x;
          case CENTRE -> x - width / 2;
          case RIGHT -> x - width;
        };
    g.drawString(text, (float) left, (float) baseline);
  }

  @Override
  public void group(String title, Runnable content) {
    content.run();
  }

  private void fill(Shape shape, int colour) {
    g.setColor(new Color(colour));
    g.fill(shape);
  }

  private void draw(Shape shape, Stroke stroke) {
    float[] dashes = new float[stroke.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = stroke.dashes().get(i).floatValue();
    }
    g.setColor(new Color(stroke.colour()));
    g.setStroke(
        dashes.length == 0
            ? new BasicStroke((float) stroke.width())
            : new BasicStroke(
                (float) stroke.width(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                dashes,
                0));
    g.draw(shape);
  }

  private static double x(Box box, double part) {
    return box.x() + part * box.width();
  }

  private static double y(Box box, double part) {
    return box.y() + part * box.height();
  }
}

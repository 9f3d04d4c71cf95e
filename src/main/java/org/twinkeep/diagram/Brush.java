package org.twinkeep.diagram;

import java.util.List;
import org.twinkeep.diagram.Drawing.Align;
import org.twinkeep.model.Point;

/** What the {@link Painter} paints with; one for each kind of picture. Colours are 0xRRGGBB. */
public interface Brush {

  /**
   * How a line looks.
   *
   * @param width in pixels
   * @param dashes lengths of dashes and gaps; empty = solid
   */
  record Stroke(int colour, double width, List<Double> dashes) {
    /** Copies the list. */
    public Stroke {
      dashes = List.copyOf(dashes);
    }

    static Stroke solid(int colour, double width) {
      return new Stroke(colour, width, List.of());
    }
  }

  /**
   * How text looks.
   *
   * @param size in pixels
   */
  record Type(double size, boolean bold, int colour) {}

  void line(Point from, Point to, Stroke stroke);

  /** A rectangle with round corners. */
  void box(Box box, double radius, int fill, Stroke edge);

  /** A {@link Cloud} that fills a box. */
  void cloud(Box box, int fill, Stroke edge);

  /**
   * A line of text.
   *
   * @param x where {@code align} holds it
   * @param baseline height of its base line
   */
  void text(String text, double x, double baseline, Align align, Type type);

  /** Everything that {@code content} paints belongs together and is called {@code title}. */
  void group(String title, Runnable content);
}

package org.twinkeep.diagram;

import org.twinkeep.model.Point;

/**
 * A rectangle of the drawing.
 *
 * @param x left edge
 * @param y upper edge
 * @param width to the right
 * @param height downwards
 */
public record Box(double x, double y, double width, double height) {

  static Box centred(Point centre, Size size) {
    return new Box(
        centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height());
  }

  /** Width and height of something that has no place yet. */
  record Size(double width, double height) {}

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }

  /** Whether the two share more than an edge. */
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** The smallest box around both. */
  public Box with(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /** The box with a margin on all sides. */
  public Box grown(double margin) {
    return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }
}

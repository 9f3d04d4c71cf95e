package org.twinkeep.diagram;

import java.util.List;

/** The outline of a cloud in a unit square: cubic curves from {@link #START} back to it. */
public final class Cloud {

  /**
   * A cubic curve; all numbers are parts of the width or height of the box that the cloud fills.
   *
   * @param x1 first control point
   * @param y1 first control point
   * @param x2 second control point
   * @param y2 second control point
   * @param x end
   * @param y end
   */
  public record Curve(double x1, double y1, double x2, double y2, double x, double y) {}

  private static final double START_X = 0.22;
  private static final double START_Y = 0.92;

  /** Where the outline begins and ends; only the end of this curve counts. */
  public static final Curve START = new Curve(0, 0, 0, 0, START_X, START_Y);

  /** The outline. */
  public static final List<Curve> CURVES =
      List.of(
          new Curve(0.04, 0.98, -0.05, 0.66, 0.09, 0.55),
          new Curve(0.01, 0.34, 0.16, 0.2, 0.28, 0.28),
          new Curve(0.32, 0.02, 0.56, -0.04, 0.64, 0.18),
          new Curve(0.79, 0.06, 0.97, 0.22, 0.9, 0.44),
          new Curve(1.05, 0.52, 1.03, 0.92, 0.8, 0.92),
          new Curve(0.74, 1.0, 0.6, 1.01, 0.52, 0.94),
          new Curve(0.44, 1.02, 0.3, 1.0, START_X, START_Y));

  private Cloud() {}
}

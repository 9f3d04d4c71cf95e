package org.twinkeep.diagram;

import java.util.List;

/** The outline of a cloud: ellipses, in parts of the box that it fills. */
public final class Cloud {

  /** One ellipse; all numbers lie between 0 and 1. */
  public record Puff(double x, double y, double width, double height) {}

  /** The ellipses whose union is the cloud; together with the middle of the box. */
  public static final List<Puff> PUFFS =
      List.of(
          new Puff(0, 0.28, 0.34, 0.56),
          new Puff(0.14, 0.04, 0.38, 0.62),
          new Puff(0.42, 0, 0.36, 0.6),
          new Puff(0.66, 0.24, 0.34, 0.58),
          new Puff(0.18, 0.42, 0.36, 0.58),
          new Puff(0.46, 0.44, 0.36, 0.56));

  private Cloud() {}
}

package org.twinkeep.interchange.codec;

import java.util.List;
import org.twinkeep.model.Point;

/** Positions in the diagram: {@code [120, 40.5]}. */
final class PointCodec {

  static final Codec<Point> POINT =
      Values.NUMBER.list().as(PointCodec::of, p -> List.of(p.x(), p.y()));

  private PointCodec() {}

  private static Point of(List<Double> numbers) {
    if (numbers.size() != 2 || numbers.stream().anyMatch(n -> n.isInfinite())) {
      throw new IllegalArgumentException("a position has two numbers such as [120, 40]");
    }
    return new Point(numbers.get(0), numbers.get(1));
  }
}

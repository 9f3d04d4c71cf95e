package org.twinkeep.ui.topology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.edit.DiagramEdits;
import org.twinkeep.model.Id;
import org.twinkeep.model.Point;
import org.twinkeep.workbench.Workbench;

/** Moves and aligns the selected figures, and gives them back to the automatic layout. */
final class Arranging {

  private final Workbench workbench;
  private final TopologyViewModel model;

  Arranging(Workbench workbench, TopologyViewModel model) {
    this.workbench = workbench;
    this.model = model;
  }

  /** Moves the selected figures by pixels at 100 %. */
  void nudge(double dx, double dy) {
    Map<Id, Point> centres = model.centres(model.selectedKeys());
    if (!centres.isEmpty()) {
      centres.replaceAll((key, c) -> new Point(c.x() + dx, c.y() + dy));
      model.move(centres);
    }
  }

  /** Puts the middles of the selected figures on one height. */
  void alignInRow() {
    align("Align in a row", (c, mean) -> new Point(c.x(), mean.y()));
  }

  /** Puts the middles of the selected figures below each other. */
  void alignInColumn() {
    align("Align in a column", (c, mean) -> new Point(mean.x(), c.y()));
  }

  private void align(String title, BinaryOperator<Point> place) {
    Map<Id, Point> centres = model.centres(model.selectedKeys());
    if (centres.size() > 1) {
      double x = centres.values().stream().mapToDouble(Point::x).average().orElse(0);
      double y = centres.values().stream().mapToDouble(Point::y).average().orElse(0);
      centres.replaceAll((key, c) -> place.apply(c, new Point(Math.round(x), Math.round(y))));
      workbench.apply(DiagramEdits.place(title, centres));
    }
  }

  /** Gives everything shown back to the automatic layout. */
  void tidyUp() {
    List<Id> keys = model.drawing().figures().stream().map(Figure::key).toList();
    workbench.apply(DiagramEdits.release("Tidy up the diagram", keys));
  }

  /** Gives the selected figures back to the automatic layout. */
  void releaseSelected() {
    Set<Id> keys = model.selectedKeys();
    workbench.apply(DiagramEdits.release("Place " + model.name(keys) + " automatically", keys));
  }

  boolean isPlaced(Id key) {
    return workbench.project().diagram().containsKey(key);
  }
}

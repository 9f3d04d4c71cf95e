package org.twinkeep.ui.topology;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.twinkeep.model.Id;
import org.twinkeep.model.Point;
import org.twinkeep.ui.kit.ObjectDrag;

/** Objects dropped from the tree are shown where they were dropped. */
final class ObjectDrop {

  private final TopologyViewModel model;
  private final Viewport viewport;

  ObjectDrop(TopologyViewModel model, Viewport viewport) {
    this.model = model;
    this.viewport = viewport;
    viewport.setOnDragOver(this::over);
    viewport.setOnDragDropped(this::dropped);
  }

  private List<Id> objects(DragEvent event) {
    return model.drawable(ObjectDrag.ids(event.getDragboard()).stream().map(Id::of).toList());
  }

  private void over(DragEvent event) {
    if (!objects(event).isEmpty()) {
      event.acceptTransferModes(TransferMode.ANY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    List<Id> objects = objects(event);
    Point2D at = viewport.onPlane(event.getSceneX(), event.getSceneY());
    model.place(objects, new Point(at.getX(), at.getY()));
    event.setDropCompleted(!objects.isEmpty());
    event.consume();
  }
}

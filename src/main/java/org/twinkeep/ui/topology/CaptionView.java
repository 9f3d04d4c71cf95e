package org.twinkeep.ui.topology;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Drawing.Caption;

/** Text beside a wire or line. */
final class CaptionView extends VBox {

  CaptionView(Caption caption) {
    getStyleClass().add("caption");
    setManaged(false);
    setAlignment(
        switch (caption.align()) {
          case LEFT -> Pos.TOP_LEFT;
          case CENTRE -> Pos.TOP_CENTER;
          case RIGHT -> Pos.TOP_RIGHT;
        });
    for (String text : caption.lines()) {
      Label label = new Label(text);
      label.getStyleClass().add(getChildren().isEmpty() ? "name" : "detail");
      getChildren().add(label);
    }
    Box box = caption.box();
    resizeRelocate(box.x(), box.y(), box.width(), box.height());
  }
}

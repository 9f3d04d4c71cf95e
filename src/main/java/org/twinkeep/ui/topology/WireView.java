package org.twinkeep.ui.topology;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.Line;
import org.twinkeep.diagram.Drawing.Wire;
import org.twinkeep.model.Id;

/** A wire with its captions; the wire of an interface can be selected. */
final class WireView extends Group {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Line halo = new Line();
  private final Line line = new Line();
  private final Wire wire;

  WireView(Wire wire) {
    this.wire = wire;
    halo.getStyleClass().add("wire-halo");
    line.getStyleClass()
        .addAll("wire", wire.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    for (Line each : new Line[] {halo, line}) {
      each.setStartX(wire.from().x());
      each.setStartY(wire.from().y());
      each.setEndX(wire.to().x());
      each.setEndY(wire.to().y());
      getChildren().add(each);
    }
    wire.element().ifPresent(id -> setId("wire-" + id.value().replaceAll("[^a-z0-9-]", "_")));
    wire.captions().forEach(caption -> getChildren().add(new CaptionView(caption)));
  }

  Optional<Id> element() {
    return wire.element();
  }

  void setSelected(boolean selected) {
    line.pseudoClassStateChanged(SELECTED, selected);
    getChildren().forEach(child -> child.pseudoClassStateChanged(SELECTED, selected));
  }
}

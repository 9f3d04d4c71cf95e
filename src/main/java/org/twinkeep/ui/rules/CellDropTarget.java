package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.twinkeep.edit.RulePart;

/**
 * Takes objects that are dropped on a cell. In cells with several parts (interfaces) the cell shows
 * one zone for each while something is dragged over it.
 */
final class CellDropTarget {

  private static final PseudoClass ACCEPTS = PseudoClass.getPseudoClass("drop-accepts");
  private static final PseudoClass REFUSES = PseudoClass.getPseudoClass("drop-refuses");
  private static final PseudoClass HOT = PseudoClass.getPseudoClass("hot");

  private final ObjectsCell cell;
  private final HBox zones = new HBox();
  private boolean shown;

  CellDropTarget(ObjectsCell cell) {
    this.cell = cell;
    zones.getStyleClass().add("drop-zones");
    zones.setManaged(false);
    zones.setMouseTransparent(true);
    for (RulePart part : parts()) {
      Label zone = new Label(PickerViewModel.direction(part));
      zone.setTextOverrun(OverrunStyle.CLIP);
      zone.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      zone.setMinWidth(0);
      zone.setPrefWidth(10);
      HBox.setHgrow(zone, Priority.ALWAYS);
      zones.getChildren().add(zone);
    }
    cell.setOnDragOver(this::over);
    cell.setOnDragDropped(this::dropped);
    cell.setOnDragExited(event -> hide());
  }

  private List<RulePart> parts() {
    return cell.column().parts();
  }

  private void over(DragEvent event) {
    Payload payload = RuleDrag.read(event.getDragboard());
    if (payload.objects().isEmpty() || !(cell.getItem() instanceof Row row)) {
      return;
    }
    RulePart part = part(event);
    Optional<String> refusal = cell.context().drops().refusal(payload, row, part);
    cell.pseudoClassStateChanged(ACCEPTS, refusal.isEmpty());
    cell.pseudoClassStateChanged(REFUSES, refusal.isPresent());
    if (refusal.isEmpty()) {
      event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      boolean moves = payload.from().isPresent() && !RuleDrag.isCopy(event.getDragboard());
      cell.model().say((moves ? "Move" : "Add") + " to " + part.title() + " of this rule");
    } else {
      cell.model().say(refusal.get());
    }
    showZones(part);
    event.consume();
  }

  private void dropped(DragEvent event) {
    Payload payload = RuleDrag.read(event.getDragboard());
    if (payload.objects().isEmpty() || !(cell.getItem() instanceof Row.User row)) {
      return;
    }
    RulePart part = part(event);
    hide();
    cell.context()
        .drops()
        .onCell(payload, row, cell.column(), part, RuleDrag.isCopy(event.getDragboard()));
    event.setDropCompleted(true);
    cell.getTableView().requestFocus();
    event.consume();
  }

  /** The part whose zone is under the mouse. */
  private RulePart part(DragEvent event) {
    List<RulePart> parts = parts();
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int zone = (int) (event.getX() / Math.max(1, cell.getWidth()) * parts.size());
    return parts.get(Math.clamp(zone, 0, parts.size() - 1));
  }

  private void showZones(RulePart hot) {
    if (parts().size() == 1) {
      return;
    }
    if (!shown) {
      shown = true;
      cell.overlay(zones);
    }
    zones.resizeRelocate(0, 0, cell.getWidth(), cell.getHeight());
    for (int i = 0; i < parts().size(); i++) {
      zones.getChildren().get(i).pseudoClassStateChanged(HOT, parts().get(i) == hot);
    }
  }

  void hide() {
    cell.pseudoClassStateChanged(ACCEPTS, false);
    cell.pseudoClassStateChanged(REFUSES, false);
    if (shown) {
      shown = false;
      cell.removeOverlay(zones);
    }
  }
}

package org.twinkeep.ui.objects;

import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.ui.kit.ObjectDrag;

/** Dragging objects out of the tree, and into its folders and groups. */
final class EntryDrag {

  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private final ObjectsViewModel model;
  private final ObjectsView view;

  EntryDrag(ObjectsViewModel model, ObjectsView view) {
    this.model = model;
    this.view = view;
  }

  void install(EntryCell cell) {
    cell.setOnDragDetected(event -> begin(cell, event));
    cell.setOnDragOver(event -> over(cell, event));
    cell.setOnDragExited(event -> cell.pseudoClassStateChanged(TARGET, false));
    cell.setOnDragDropped(event -> drop(cell, event));
  }

  private void begin(EntryCell cell, MouseEvent event) {
    List<Element> dragged = dragged(cell);
    if (!dragged.isEmpty() && !cell.isEditing()) {
      List<String> names = dragged.stream().map(Element::name).toList();
      ObjectDrag.begin(
          cell,
          ObjectDrag.label(names),
          ObjectDrag.content(dragged.stream().map(e -> e.id().value()).toList(), names),
          TransferMode.COPY_OR_MOVE);
      event.consume();
    }
  }

  /** What is selected, when the line under the mouse is; else that line alone. */
  private List<Element> dragged(EntryCell cell) {
    List<Element> under =
        Stream.ofNullable(cell.getItem()).flatMap(e -> e.element().stream()).toList();
    return view.selected().containsAll(under) ? view.selected() : under;
  }

  private void over(EntryCell cell, DragEvent event) {
    if (accepts(cell.getItem(), ids(event))) {
      event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      cell.pseudoClassStateChanged(TARGET, true);
      event.consume();
    }
  }

  private void drop(EntryCell cell, DragEvent event) {
    Entry entry = cell.getItem();
    List<Id> ids = ids(event);
    if (accepts(entry, ids)) {
      entry.folder().ifPresent(folder -> model.file(model.filable(ids), folder));
      entry.element().ifPresent(group -> model.addToGroup(group, ids));
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private boolean accepts(@Nullable Entry entry, List<Id> ids) {
    if (entry == null || ids.isEmpty()) {
      return false;
    }
    boolean folder = entry.folder().isPresent() && !model.filable(ids).isEmpty();
    return folder
        || entry.element().filter(group -> !model.acceptable(group, ids).isEmpty()).isPresent();
  }

  private static List<Id> ids(DragEvent event) {
    return ObjectDrag.ids(event.getDragboard()).stream().map(Id::of).toList();
  }
}

package org.twinkeep.ui.kit.form;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.ObjectDrag;
import org.twinkeep.ui.kit.Shown;
import org.twinkeep.ui.kit.form.LinksEntry.Editing;
import org.twinkeep.ui.kit.form.LinksEntry.Link;

/** A list of links; things can be dropped on it when it can be edited. */
final class LinksEntryView {

  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private final LinksEntry entry;
  private final VBox rows = new VBox();
  private final VBox box = new VBox(rows);

  LinksEntryView(LinksEntry entry) {
    this.entry = entry;
    box.setId(EntryView.id(entry));
    box.getStyleClass().add("links");
    entry.links().addListener((ListChangeListener<Link>) change -> show());
    entry.editing().ifPresent(this::edit);
    show();
  }

  Node node() {
    return box;
  }

  private void show() {
    if (entry.links().isEmpty()) {
      Label empty = new Label(entry.empty());
      empty.getStyleClass().add("form-note");
      empty.setWrapText(true);
      rows.getChildren().setAll(empty);
    } else {
      rows.getChildren().setAll(entry.links().stream().map(this::row).toList());
    }
  }

  private Node row(Link link) {
    Hyperlink title = new Hyperlink(link.title());
    title.setGraphic(Icons.of(link.icon()));
    boolean alone = link.detail().isBlank();
    title.setWrapText(alone);
    title.setMinWidth(alone ? 0 : Region.USE_PREF_SIZE); // the detail is cut first
    title.setOnAction(event -> entry.open(link));
    Label detail = new Label(link.detail());
    detail.getStyleClass().add("entry-detail");
    detail.setTextOverrun(OverrunStyle.ELLIPSIS);
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    HBox row = new HBox(6, title, detail);
    row.setAlignment(Pos.CENTER_LEFT);
    entry
        .editing()
        .ifPresent(
            editing -> {
              Button remove = new Button("", Icons.of("mdi2c-close"));
              remove.getStyleClass().addAll("flat", "button-icon", "small");
              remove.setAccessibleText("Take out " + link.title());
              remove.setOnAction(event -> editing.remove().accept(link.id()));
              row.getChildren().add(remove);
            });
    return row;
  }

  private void edit(Editing editing) {
    TextField add = new TextField();
    add.setId(EntryView.id(entry) + "-add");
    add.setPromptText("Add: type or drag");
    var completion =
        TextFields.bindAutoCompletion(
            add,
            request -> editing.suggest().apply(request.getUserText()),
            new Shown<>(LinksEntryView::text));
    completion.setDelay(0);
    completion.setOnAutoCompleted(
        event -> {
          editing.add().accept(List.of(event.getCompletion().id()));
          add.clear();
        });
    box.getChildren().add(add);
    box.setOnDragOver(event -> over(editing, event));
    box.setOnDragExited(event -> box.pseudoClassStateChanged(TARGET, false));
    box.setOnDragDropped(event -> drop(editing, event));
  }

  private void over(Editing editing, DragEvent event) {
    if (editing.accepts().apply(ObjectDrag.ids(event.getDragboard()))) {
      event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      box.pseudoClassStateChanged(TARGET, true);
    }
    event.consume();
  }

  private static void drop(Editing editing, DragEvent event) {
    List<String> ids = ObjectDrag.ids(event.getDragboard());
    if (editing.accepts().apply(ids)) {
      editing.add().accept(ids);
      event.setDropCompleted(true);
    }
    event.consume();
  }

  private static String text(Link link) {
    return link.detail().isEmpty() ? link.title() : link.title() + "   " + link.detail();
  }
}

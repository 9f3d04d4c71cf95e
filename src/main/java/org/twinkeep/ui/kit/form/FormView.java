package org.twinkeep.ui.kit.form;

import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.twinkeep.ui.kit.Icons;

/** Shows forms, one at a time, in a narrow column that scrolls. */
public final class FormView {

  private final ScrollPane scroll = new ScrollPane();
  private final VBox column = new VBox();
  private final Set<String> toggled = new HashSet<>();

  /** Begins empty. */
  public FormView() {
    column.getStyleClass().add("form");
    scroll.setContent(column);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("edge-to-edge", "form-scroll");
  }

  public Node node() {
    return scroll;
  }

  /** Shows another form from its top. */
  public void show(Form form) {
    Label kind = new Label(form.kind());
    kind.getStyleClass().add("form-kind");
    HBox heading = new HBox(6, Icons.of(form.icon()), kind);
    heading.setAlignment(Pos.CENTER_LEFT);
    column.getChildren().setAll(heading);
    if (!form.locked().isEmpty()) {
      Label locked = new Label(form.locked());
      locked.setWrapText(true);
      locked.getStyleClass().add("form-note");
      column.getChildren().add(locked);
    }
    for (Form.Section section : form.sections()) {
      Node view = section(section);
      view.setDisable(!form.locked().isEmpty() && !section.title().equals("Used by"));
      column.getChildren().add(view);
    }
    scroll.setVvalue(0);
  }

  private Node section(Form.Section section) {
    VBox entries = new VBox();
    entries.getStyleClass().add("form-entries");
    section.entries().stream().map(EntryView::of).forEach(entries.getChildren()::add);
    if (section.title().isEmpty()) {
      return entries;
    }
    TitledPane pane = new TitledPane(section.title(), entries);
    pane.getStyleClass().addAll("dense", "form-section");
    pane.setAnimated(false);
    pane.setExpanded(section.open() != toggled.contains(section.title()));
    pane.expandedProperty()
        .addListener(
            (property, before, open) -> {
              if (open == section.open()) {
                toggled.remove(section.title());
              } else {
                toggled.add(section.title());
              }
            });
    return pane;
  }
}

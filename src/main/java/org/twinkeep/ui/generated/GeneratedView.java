package org.twinkeep.ui.generated;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.ui.generated.GeneratedViewModel.Choice;
import org.twinkeep.ui.kit.EmptyState;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.RememberedSplit;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/** The files of each node as they are now; lines and rules lead to each other. */
public final class GeneratedView {

  private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");

  private final GeneratedViewModel model;
  private final TreeView<String> files = new TreeView<>(new TreeItem<>(""));
  private final ListView<Line> text = new ListView<>();
  private final RememberedSplit split;
  private boolean showing;

  /** Builds the view. */
  public GeneratedView(Workbench workbench, LiveResults live, Settings settings) {
    model = new GeneratedViewModel(workbench, live);
    files.setId("generated-files");
    files.setShowRoot(false);
    files.getStyleClass().addAll("dense", "edge-to-edge");
    text.setId("generated-text");
    text.getStyleClass().addAll("dense", "edge-to-edge", "generated-text");
    text.setItems(model.lines());
    text.setCellFactory(view -> new LineCell());
    text.setPlaceholder(
        new EmptyState(
            "mdi2f-file-code-outline",
            "No files",
            "Files are generated while the firewall has no errors; see Problems."));
    text.setOnMouseClicked(
        event ->
            Optional.ofNullable(text.getSelectionModel().getSelectedItem())
                .ifPresent(model::select));
    split =
        new RememberedSplit(
            settings, "split.generated", Orientation.HORIZONTAL, new double[] {0.3}, files, text);
    model.bundles().addListener((ListChangeListener<NodeBundle>) change -> showFiles());
    files
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, after) -> choose(after));
    workbench
        .selection()
        .itemsProperty()
        .addListener(
            (property, before, after) -> {
              text.refresh();
              int first = model.firstSelected();
              if (first >= 0 && !text.isFocused()) {
                text.scrollTo(Math.max(0, first - 3));
              }
            });
    showFiles();
  }

  public Node node() {
    return split;
  }

  private void choose(TreeItem<String> item) {
    if (!showing && item != null && item.isLeaf() && item.getParent() != null) {
      model
          .chosenProperty()
          .set(Optional.of(new Choice(item.getParent().getValue(), item.getValue())));
    }
  }

  private void showFiles() {
    showing = true;
    TreeItem<String> root = files.getRoot();
    root.getChildren().clear();
    for (NodeBundle bundle : model.bundles()) {
      TreeItem<String> node = new TreeItem<>(bundle.nodeName(), Icons.of("mdi2s-server"));
      node.setExpanded(true);
      for (BundleFile file : bundle.files()) {
        TreeItem<String> item = new TreeItem<>(file.path(), Icons.of("mdi2f-file-outline"));
        node.getChildren().add(item);
      }
      root.getChildren().add(node);
    }
    showing = false;
  }

  private final class LineCell extends ListCell<Line> {

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty || line == null ? null : line.text());
      pseudoClassStateChanged(LINKED, !empty && line != null && model.isSelected(line));
    }
  }
}

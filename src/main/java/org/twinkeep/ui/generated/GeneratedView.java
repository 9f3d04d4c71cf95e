package org.twinkeep.ui.generated;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
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
  private final TreeView<Choice> files = new TreeView<>(new TreeItem<>(new Choice("", "")));
  private final ListView<Line> text = new ListView<>();
  private final RememberedSplit split;
  private boolean showing;

  /** Builds the view. */
  public GeneratedView(Workbench workbench, LiveResults live, Settings settings) {
    model = new GeneratedViewModel(workbench, live);
    files.setId("generated-files");
    files.setShowRoot(false);
    files.setCellFactory(view -> new FileCell());
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
            settings,
            "split.generated",
            Orientation.HORIZONTAL,
            new double[] {0.3},
            files,
            explained());
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

  /**
   * The lines, above them what keeps them from the nodes, and below them why the selected rule
   * became what it did.
   */
  private Node explained() {
    Label withheld = said("generated-withheld", model.withheldProperty());
    withheld.setGraphic(Icons.of("mdi2a-alert-octagon", "severity-danger"));
    VBox.setVgrow(text, Priority.ALWAYS);
    return new VBox(withheld, text, said("generated-reason", model.reasonProperty()));
  }

  /** Words beside the lines; takes no room when there are none. */
  private static Label said(String id, ReadOnlyStringProperty words) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.textProperty().bind(words);
    label.visibleProperty().bind(words.isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private void choose(@Nullable TreeItem<Choice> item) {
    if (!showing && item != null && item.isLeaf()) {
      model.chosenProperty().set(Optional.of(item.getValue()));
    }
  }

  private void showFiles() {
    showing = true;
    TreeItem<Choice> root = files.getRoot();
    root.getChildren().clear();
    for (NodeBundle bundle : model.bundles()) {
      TreeItem<Choice> node = new TreeItem<>(new Choice(bundle.nodeName(), ""));
      node.setExpanded(true);
      for (BundleFile file : GeneratedViewModel.inOrder(bundle)) {
        TreeItem<Choice> item = new TreeItem<>(new Choice(bundle.nodeName(), file.path()));
        node.getChildren().add(item);
        if (model.chosenProperty().get().filter(item.getValue()::equals).isPresent()) {
          files.getSelectionModel().select(item);
        }
      }
      root.getChildren().add(node);
    }
    showing = false;
  }

  /** A node, or a file by its name with the directory beside it. */
  private static final class FileCell extends TreeCell<Choice> {

    private final Label name = new Label();
    private final Label directory = new Label();
    private final HBox row = new HBox(6, name, directory);

    FileCell() {
      setPrefWidth(0); // cut the directory, not the list
      name.setMinWidth(USE_PREF_SIZE);
      directory.getStyleClass().add("entry-detail");
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (choice == null || empty) {
        setGraphic(null);
        return;
      }
      int slash = choice.path().lastIndexOf('/');
      boolean node = choice.path().isEmpty();
      name.setText(node ? choice.node() : choice.path().substring(slash + 1));
      name.setGraphic(Icons.of(node ? "mdi2s-server" : "mdi2f-file-outline"));
      directory.setText(node ? "" : choice.path().substring(0, slash));
      setGraphic(row);
    }
  }

  private final class LineCell extends ListCell<Line> {

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty || line == null ? null : line.text());
      pseudoClassStateChanged(LINKED, !empty && line != null && model.isSelected(line));
    }
  }
}

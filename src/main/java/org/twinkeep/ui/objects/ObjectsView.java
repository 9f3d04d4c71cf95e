package org.twinkeep.ui.objects;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.twinkeep.edit.NewObject;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.ui.kit.TypingPause;
import org.twinkeep.workbench.Navigator;
import org.twinkeep.workbench.Workbench;

/** The tree of all objects, with a filter above it. */
public final class ObjectsView {

  private static final double ROW = 24;

  private final Workbench workbench;
  private final ObjectsViewModel model;
  private final EntryItems items;
  private final TreeView<Entry> tree = new TreeView<>();
  private final CustomTextField filter = new CustomTextField();
  private final VBox root = new VBox(filter, tree);
  private final ObjectProperty<Set<Id>> troubled = new SimpleObjectProperty<>(Set.of());
  private boolean following;

  /** Builds the view and binds the commands of objects. */
  public ObjectsView(
      Workbench workbench,
      Commands commands,
      ObservableValue<List<Problem>> problems,
      Navigator navigator) {
    this.workbench = workbench;
    this.model = new ObjectsViewModel(workbench);
    this.items = new EntryItems(model.shownProperty().get());
    buildFilter();
    buildTree();
    bind(commands);
    tree.setContextMenu(ObjectsMenu.of(model, commands, navigator, this));
    model.shownProperty().subscribe(this::show);
    workbench.selection().itemsProperty().subscribe(this::follow);
    problems.subscribe(this::mark);
  }

  public Node node() {
    return root;
  }

  /** What is selected in the tree, folders left out. */
  List<Element> selected() {
    return tree.getSelectionModel().getSelectedItems().stream()
        .filter(Objects::nonNull)
        .flatMap(item -> item.getValue().element().stream())
        .toList();
  }

  /** The selected objects that can be filed in a folder. */
  List<Id> movable() {
    return model.filable(selected().stream().map(Element::id).toList());
  }

  /** Asks for a folder and files the selected objects in it. */
  void moveToFolder() {
    List<Id> moved = movable();
    if (!moved.isEmpty()) {
      question()
          .text("Move to folder", "Names joined by /, nothing for the top:", "")
          .ifPresent(folder -> model.file(moved, folder));
    }
  }

  private void buildFilter() {
    filter.setId("object-filter");
    filter.setPromptText("Filter: name, address, port, tag");
    filter.setLeft(Icons.of("mdi2m-magnify"));
    TypingPause.connect(filter, model.filterProperty());
    filter.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            filter.clear();
            event.consume();
          } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            tree.requestFocus();
            items.firstElement().ifPresent(tree.getSelectionModel()::select);
            event.consume();
          }
        });
    root.setId("objects");
    root.getStyleClass().add("side-panel");
  }

  private void buildTree() {
    EntryDrag drag = new EntryDrag(model, this);
    tree.setId("object-tree");
    tree.getStyleClass().addAll("dense", "edge-to-edge");
    tree.setShowRoot(false);
    tree.setFixedCellSize(ROW);
    tree.setRoot(items.root());
    tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    tree.setCellFactory(
        view -> {
          EntryCell cell = new TroubledCell();
          drag.install(cell);
          return cell;
        });
    tree.setOnEditCancel(event -> tree.setEditable(false));
    tree.getSelectionModel()
        .getSelectedItems()
        .addListener((javafx.collections.ListChangeListener<TreeItem<Entry>>) change -> lead());
    VBox.setVgrow(tree, Priority.ALWAYS);
  }

  private void bind(Commands commands) {
    BooleanBinding any =
        Bindings.createBooleanBinding(
            () -> !selected().isEmpty(), tree.getSelectionModel().getSelectedItems());
    BooleanBinding objects =
        Bindings.createBooleanBinding(
            () -> selected().stream().anyMatch(ProjectObject.class::isInstance),
            tree.getSelectionModel().getSelectedItems());
    BooleanBinding own =
        Bindings.createBooleanBinding(
            () -> selected().stream().anyMatch(e -> !e.id().isStandard()),
            tree.getSelectionModel().getSelectedItems());
    Creation.KINDS.forEach((command, kind) -> commands.bind(command, () -> create(kind)));
    commands.bind(Command.RENAME_OBJECT, this::rename, any.and(own));
    commands.bind(Command.DUPLICATE_OBJECT, () -> model.duplicate(selected()), objects);
    commands.bind(Command.DELETE_OBJECT, this::delete, own);
    commands.bind(Command.FIND_OBJECT, filter::requestFocus);
    tree.setOnKeyPressed(
        event ->
            List.of(Command.RENAME_OBJECT, Command.DUPLICATE_OBJECT, Command.DELETE_OBJECT).stream()
                .filter(c -> c.key().filter(k -> k.match(event)).isPresent())
                .findFirst()
                .ifPresent(
                    command -> {
                      commands.run(command);
                      event.consume();
                    }));
  }

  private void create(NewObject kind) {
    String folder =
        tree.getSelectionModel().getSelectedItems().stream()
            .filter(Objects::nonNull)
            .findFirst()
            .flatMap(this::folderOf)
            .orElse("");
    filter.clear();
    Id made = model.create(kind, folder);
    items
        .find("element/" + made)
        .ifPresent(
            item -> {
              tree.scrollTo(tree.getRow(item));
              tree.layout();
              rename();
            });
  }

  private Optional<String> folderOf(TreeItem<Entry> item) {
    Entry entry = item.getValue();
    return entry.folder().isPresent() || item.getParent() == null
        ? entry.folder()
        : item.getParent().getValue().folder();
  }

  private void rename() {
    TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
    if (item != null && item.getValue().id().filter(id -> !id.isStandard()).isPresent()) {
      tree.setEditable(true);
      tree.requestFocus();
      tree.edit(item);
    }
  }

  private void delete() {
    List<Element> deleted = selected();
    var kept = model.whyKept(deleted);
    if (kept.isPresent()) {
      question().tell("It cannot be deleted", kept.get());
      return;
    }
    List<String> uses = model.uses(deleted);
    if (uses.isEmpty()) {
      model.delete(deleted);
      return;
    }
    question()
        .confirm(
            "Delete " + ObjectsViewModel.names(deleted) + "?",
            "These places use it. Without something in its place they keep the reference, which is"
                + " an error until you mend it; nothing becomes \"any\".",
            uses,
            "Delete",
            new Question.Choice<>(
                "Put in its place:", "Nothing", model.replacements(deleted), Element::name))
        .ifPresent(
            by ->
                by.ifPresentOrElse(
                    other -> model.replace(deleted, other), () -> model.delete(deleted)));
  }

  private Question question() {
    return new Question(tree.getScene().getWindow());
  }

  private void show(Entry shown) {
    following = true;
    items.show(shown, !filter.getText().isBlank());
    following = false;
    follow();
  }

  /** The tree's selection leads the others. */
  private void lead() {
    List<Id> ids = selected().stream().map(Element::id).toList();
    if (!following && !ids.isEmpty()) {
      following = true;
      workbench.selection().select(ids);
      following = false;
    }
  }

  /** The tree's selection follows the others. */
  private void follow() {
    if (following) {
      return;
    }
    following = true;
    List<TreeItem<Entry>> wanted =
        workbench.selection().items().stream()
            .flatMap(id -> items.find("element/" + id).stream())
            .toList();
    var selection = tree.getSelectionModel();
    if (!new HashSet<>(wanted).equals(new HashSet<>(selection.getSelectedItems()))) {
      selection.clearSelection();
      wanted.forEach(this::open);
      wanted.forEach(selection::select);
      if (!wanted.isEmpty()) {
        scrollTo(tree.getRow(wanted.getFirst()));
      }
    }
    following = false;
  }

  private void open(TreeItem<Entry> item) {
    for (TreeItem<Entry> p = item.getParent(); p != null; p = p.getParent()) {
      p.setExpanded(true);
    }
  }

  /** Scrolls only when the row is not to be seen. */
  private void scrollTo(int row) {
    int visible = (int) (tree.getHeight() / ROW);
    boolean shown =
        tree.lookupAll(".tree-cell").stream()
            .map(node -> (EntryCell) node)
            .anyMatch(cell -> cell.getIndex() == row && !cell.isEmpty());
    if (!shown) {
      tree.scrollTo(Math.max(0, row - visible / 2));
    }
  }

  private void mark(List<Problem> now) {
    troubled.set(
        now.stream()
            .filter(Problem::isError)
            .flatMap(p -> p.place().element().stream())
            .collect(Collectors.toSet()));
  }

  private final class TroubledCell extends EntryCell {

    TroubledCell() {
      super(
          (entry, name) -> {
            tree.setEditable(false);
            entry.element().ifPresent(e -> model.rename(e, name));
          },
          model::tooltip);
      // Not by renewing the cells: one may be in somebody's hands, dragged or being renamed.
      troubled.addListener((property, before, after) -> mark());
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      mark();
    }

    private void mark() {
      Entry entry = getItem();
      setTroubled(entry != null && entry.id().filter(troubled.get()::contains).isPresent());
    }
  }
}
